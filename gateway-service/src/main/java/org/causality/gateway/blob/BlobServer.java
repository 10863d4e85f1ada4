package org.causality.gateway.blob;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.causality.gateway.budget.Buckets;
import org.causality.gateway.fetch.FetchServer;
import org.causality.gateway.mesh.FrameStream;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.BlobMessage;
import org.jspecify.annotations.Nullable;

/** Gives peers what our node keeps, within their budgets and one for all of them. Safe from any thread; blocks. */
public final class BlobServer {

    private static final String ALL = "all";

    private final BlobHome home;
    private final BlobLimits.Service limits;
    private final BlobWatch watch;
    private final LongSupplier nowMillis;
    private final FetchServer.Pause pause;
    private final Buckets<String> requests;
    private final Buckets<String> bytesByPeer;
    private final Buckets<String> bytesInAll;
    private final Map<String, Integer> streamsByPeer = new LinkedHashMap<>();
    private int streams;

    public BlobServer(
            BlobHome home,
            BlobLimits.Service limits,
            BlobWatch watch,
            LongSupplier nowMillis,
            FetchServer.Pause pause) {
        this.home = home;
        this.limits = limits;
        this.watch = watch;
        this.nowMillis = nowMillis;
        this.pause = pause;
        this.requests = new Buckets<>(limits.requests(), limits.peersMax());
        this.bytesByPeer = new Buckets<>(limits.bytesPerPeer(), limits.peersMax());
        this.bytesInAll = new Buckets<>(limits.bytesInAll(), 1);
    }

    /** Serves one stream until the peer ends it. @throws IOException when the peer breaks the protocol or a limit */
    public void serve(FrameStream stream) throws IOException {
        if (!enter(stream.peer())) {
            watch.refused();
            throw new IOException("too many blob streams");
        }
        try {
            converse(stream.peer(), new BlobConversation(stream));
        } catch (IOException e) {
            watch.refused();
            throw e;
        } finally {
            leave(stream.peer());
        }
    }

    private void converse(String peer, BlobConversation conversation) throws IOException {
        for (int i = 0; i < limits.requestsMax(); i++) {
            BlobMessage.Request request = conversation.question();
            if (request == null) {
                return;
            }
            await(requests, peer, 1);
            answer(peer, conversation, home.find(request.blob()));
        }
    }

    private void answer(String peer, BlobConversation conversation, @Nullable Bytes found) throws IOException {
        if (found == null) {
            conversation.answerAbsent();
            watch.served(0);
            return;
        }
        await(bytesByPeer, peer, found.size());
        await(bytesInAll, ALL, found.size());
        conversation.answer(found);
        watch.served(found.size());
    }

    /** A peer that asks too fast is answered later: that slows it down without costing it anything. */
    private void await(Buckets<String> budget, String user, int amount) throws IOException {
        long endMillis = nowMillis.getAsLong() + limits.waitMillisMax();
        while (!budget.take(user, amount, nowMillis.getAsLong())) {
            long now = nowMillis.getAsLong();
            long waitMillis = Math.max(1, budget.millisUntil(user, amount, now));
            if (now + waitMillis > endMillis) {
                throw new IOException("the peers ask too much");
            }
            pause(waitMillis);
        }
    }

    private void pause(long millis) throws IOException {
        try {
            pause.of(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private synchronized boolean enter(String peer) {
        int ofPeer = streamsByPeer.getOrDefault(peer, 0);
        if (streams >= limits.streamsMax() || ofPeer >= limits.streamsPerPeerMax()) {
            return false;
        }
        streams++;
        streamsByPeer.put(peer, ofPeer + 1);
        return true;
    }

    private synchronized void leave(String peer) {
        streams--;
        streamsByPeer.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
    }
}

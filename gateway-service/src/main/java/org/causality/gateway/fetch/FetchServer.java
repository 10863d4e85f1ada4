package org.causality.gateway.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.causality.gateway.budget.Buckets;
import org.causality.gateway.edge.CertifiedKeys;
import org.causality.gateway.mesh.FrameStream;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.wire.FetchMessage;

/**
 * Answers peers from our causal log. Each message is preceded by the certificate of who signed it, once, so that a late
 * joiner can check it at once; what does not fit into a frame is left out at the end. Safe from any thread; blocks.
 */
public final class FetchServer {

    /** Framing and tags around one message inside an answer. */
    private static final int OVERHEAD_BYTES = 16;

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {
        void of(long millis) throws InterruptedException;
    }

    private final OwnLog log;
    private final Greeting greeting;
    private final CertifiedKeys keys;
    private final FetchLimits limits;
    private final LongSupplier nowMillis;
    private final Pause pause;
    private final Buckets<String> served;
    private final Map<String, Integer> streamsByPeer = new LinkedHashMap<>();
    private int streams;

    public FetchServer(
            OwnLog log,
            Greeting greeting,
            CertifiedKeys keys,
            FetchLimits limits,
            LongSupplier nowMillis,
            Pause pause) {
        this.log = log;
        this.greeting = greeting;
        this.keys = keys;
        this.limits = limits;
        this.nowMillis = nowMillis;
        this.pause = pause;
        this.served = new Buckets<>(limits.served(), limits.peersMax());
    }

    /** Serves one stream until the peer ends it. @throws IOException when the peer breaks the protocol or a limit */
    public void serve(FrameStream stream) throws IOException {
        if (!enter(stream.peer())) {
            throw new IOException("too many fetch streams");
        }
        try {
            converse(stream);
        } finally {
            leave(stream.peer());
        }
    }

    private void converse(FrameStream stream) throws IOException {
        FetchConversation conversation = FetchConversation.begin(stream, greeting);
        for (int i = 0; i < limits.requestsMax(); i++) {
            FetchMessage.Request request = conversation.question();
            if (request == null) {
                return;
            }
            awaitBudget(stream.peer(), request.ids().size());
            conversation.say(fitting(log.fetch(request)));
        }
    }

    /** A peer that asks too fast is answered later: that slows it down without costing it anything. */
    private void awaitBudget(String peer, int ids) throws IOException {
        long waitMillis = served.millisUntil(peer, ids, nowMillis.getAsLong());
        if (waitMillis > limits.servedWaitMillisMax()) {
            throw new IOException("the peer asks too much");
        }
        try {
            pause.of(waitMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        var _ = served.take(peer, ids, nowMillis.getAsLong());
    }

    private FetchMessage.Answer fitting(FetchMessage.Answer found) {
        Room room = new Room(FetchMessage.IDS_MAX, FetchMessage.FRAME_BYTES_MAX - OVERHEAD_BYTES);
        Map<MessageId, Envelope> envelopes = new LinkedHashMap<>();
        for (Envelope envelope : found.envelopes()) {
            introduce(envelope.header(), envelopes, room);
            put(envelope, envelopes, room);
        }
        List<SignedHeader> headers = new ArrayList<>();
        for (SignedHeader header : found.headers()) {
            introduce(header.header(), envelopes, room);
            if (room.takes(SignedHeader.SIZE_MAX)) {
                headers.add(header);
            }
        }
        return new FetchMessage.Answer(List.copyOf(envelopes.values()), headers);
    }

    private void introduce(Header header, Map<MessageId, Envelope> answer, Room room) {
        CertifiedKeys.FeedKey key = keys.of(header.sender());
        if (key != null) {
            put(key.introduction(), answer, room);
        }
    }

    private static void put(Envelope envelope, Map<MessageId, Envelope> answer, Room room) {
        if (!answer.containsKey(envelope.id()) && room.takes(envelope.payload().size() + Header.SIZE_MAX)) {
            answer.put(envelope.id(), envelope);
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

    /** What still fits into a frame; once something does not fit, nothing after it does. */
    private static final class Room {
        private int places;
        private int bytes;

        Room(int places, int bytes) {
            this.places = places;
            this.bytes = bytes;
        }

        boolean takes(int size) {
            if (places == 0 || bytes < size + OVERHEAD_BYTES) {
                places = 0;
                return false;
            }
            places--;
            bytes -= size + OVERHEAD_BYTES;
            return true;
        }
    }
}

package org.causality.gateway.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.causality.gateway.budget.Buckets;
import org.causality.gateway.edge.CertifiedKeys;
import org.causality.gateway.mesh.FrameStream;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.wire.FetchMessage;

/**
 * Answers peers from our causal log. An answer leads with the certificates of those who signed what follows, so that a late
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
        List<Envelope> introductions = introductions(found);
        Room room = new Room(FetchMessage.IDS_MAX, FetchMessage.FRAME_BYTES_MAX - OVERHEAD_BYTES);
        List<Envelope> envelopes = new ArrayList<>();
        Stream.concat(introductions.stream(), found.envelopes().stream())
                .filter(envelope -> room.takes(envelope.payload().size() + Header.SIZE_MAX))
                .forEach(envelopes::add);
        Room left = room.withPlaces(FetchMessage.IDS_MAX);
        List<SignedHeader> headers = found.headers().stream()
                .filter(_ -> left.takes(SignedHeader.SIZE_MAX))
                .toList();
        return new FetchMessage.Answer(envelopes, headers);
    }

    private List<Envelope> introductions(FetchMessage.Answer found) {
        Map<MessageId, Envelope> introductions = new LinkedHashMap<>();
        Stream.concat(
                        found.envelopes().stream().map(Envelope::header),
                        found.headers().stream().map(SignedHeader::header))
                .map(header -> keys.of(header.sender()))
                .forEach(key -> {
                    if (key != null) {
                        introductions.put(key.introduction().id(), key.introduction());
                    }
                });
        found.envelopes().forEach(envelope -> introductions.remove(envelope.id()));
        return List.copyOf(introductions.values());
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

        Room withPlaces(int count) {
            return new Room(count, bytes);
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

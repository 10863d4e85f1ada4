package org.causality.libp2p.kad;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.P2pStream;
import org.causality.libp2p.host.StreamHandler;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.kad.node.Answer;
import org.causality.libp2p.kad.node.Asker;
import org.causality.libp2p.multiformats.MalformedException;
import org.jspecify.annotations.Nullable;

/** Answers the requests of inbound streams, several on each, in order. */
final class Serving implements StreamHandler {
    private final KadSettings settings;
    private final Refusals refusals;
    private final BiFunction<KadMessage, Asker, Answer> node;
    private final StreamHandler handler = StreamHandler.blocking(this::serve);
    private final Map<PeerId, Integer> streamsOf = new HashMap<>();
    private int streams;

    Serving(KadSettings settings, Refusals refusals, BiFunction<KadMessage, Asker, Answer> node) {
        this.settings = settings;
        this.refusals = refusals;
        this.node = node;
    }

    @Override
    public void opened(P2pStream stream) {
        @Nullable Refusal full = enter(stream.connection().remotePeer());
        if (full == null) {
            handler.opened(stream);
        } else {
            refusals.count(full);
            stream.reset();
        }
    }

    private synchronized @Nullable Refusal enter(PeerId peer) {
        int ofPeer = streamsOf.getOrDefault(peer, 0);
        if (ofPeer >= settings.streamsPerPeerMax()) {
            return Refusal.PEER_STREAMS_FULL;
        }
        if (streams >= settings.streamsMax()) {
            return Refusal.STREAMS_FULL;
        }
        streams++;
        streamsOf.put(peer, ofPeer + 1);
        return null;
    }

    private synchronized void leave(PeerId peer) {
        streams--;
        streamsOf.computeIfPresent(peer, (_, count) -> count == 1 ? null : count - 1);
    }

    private void serve(BlockingStream stream) throws IOException {
        try {
            Asker asker = new Asker(
                    stream.remotePeer(),
                    AddressGroup.of(stream.stream().connection().remoteAddress()));
            for (int i = 0; i < settings.requestsPerStreamMax(); i++) {
                byte[] frame = read(stream);
                if (frame == null) {
                    return;
                }
                reply(stream, node.apply(parse(frame), asker));
            }
            refusals.count(Refusal.REQUESTS_OVER);
        } finally {
            leave(stream.remotePeer());
        }
    }

    private byte @Nullable [] read(BlockingStream stream) throws IOException {
        try {
            return stream.readFrame(KadMessage.BYTES_MAX);
        } catch (IOException e) {
            refusals.count(Refusal.UNREADABLE);
            throw e;
        }
    }

    private KadMessage parse(byte[] frame) throws IOException {
        try {
            return KadMessage.parse(frame);
        } catch (MalformedException e) {
            refusals.count(Refusal.MALFORMED);
            throw new IOException("a request was rubbish", e);
        }
    }

    private void reply(BlockingStream stream, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Reply(KadMessage message) -> stream.writeFrame(message.encoded());
            case Answer.Silence() -> {}
            case Answer.Refused(String why) -> {
                refusals.count(Refusal.NOT_GRANTED);
                throw new IOException(why);
            }
        }
    }
}

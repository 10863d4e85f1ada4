package org.causality.libp2p.kad;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.causality.libp2p.addressbook.AddressGroup;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.P2pStream;
import org.causality.libp2p.host.StreamHandler;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.kad.node.Answer;
import org.causality.libp2p.kad.node.Asker;
import org.causality.libp2p.multiformats.MalformedException;

/** Answers the requests of inbound streams, several on each, in order. */
final class Serving implements StreamHandler {
    private final KadSettings settings;
    private final BiFunction<KadMessage, Asker, Answer> node;
    private final AtomicInteger streams = new AtomicInteger();
    private final StreamHandler handler = StreamHandler.blocking(this::serve);

    Serving(KadSettings settings, BiFunction<KadMessage, Asker, Answer> node) {
        this.settings = settings;
        this.node = node;
    }

    @Override
    public void opened(P2pStream stream) {
        if (streams.incrementAndGet() > settings.streamsMax()) {
            streams.decrementAndGet();
            stream.reset();
        } else {
            handler.opened(stream);
        }
    }

    private void serve(BlockingStream stream) throws IOException {
        try {
            Asker asker = new Asker(
                    stream.remotePeer(),
                    AddressGroup.of(stream.stream().connection().remoteAddress()));
            for (int i = 0; i < settings.requestsPerStreamMax(); i++) {
                byte[] frame = stream.readFrame(KadMessage.BYTES_MAX);
                if (frame == null) {
                    return;
                }
                reply(stream, node.apply(parse(frame), asker));
            }
        } finally {
            streams.decrementAndGet();
        }
    }

    private static KadMessage parse(byte[] frame) throws IOException {
        try {
            return KadMessage.parse(frame);
        } catch (MalformedException e) {
            throw new IOException("a request was rubbish", e);
        }
    }

    private static void reply(BlockingStream stream, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Reply(KadMessage message) -> stream.writeFrame(message.encoded());
            case Answer.Silence() -> {}
            case Answer.Refused(String why) -> throw new IOException(why);
        }
    }
}

package org.causality.libp2p.kad;

import java.io.IOException;
import java.util.List;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.DialException;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.kad.message.Contact;
import org.causality.libp2p.kad.message.KadMessage;
import org.causality.libp2p.multiformats.MalformedException;

/** Asks one peer, connecting first where needed. Every method blocks and belongs on a virtual thread. */
final class Messenger {
    private final Host host;
    private final String protocol;

    Messenger(Host host, String protocol) {
        this.host = host;
        this.protocol = protocol;
    }

    /** The peer's answer. */
    KadMessage ask(Contact contact, KadMessage request) throws IOException {
        try (BlockingStream stream = open(contact)) {
            stream.writeFrame(request.encoded());
            byte[] frame = stream.readFrame(KadMessage.BYTES_MAX);
            if (frame == null) {
                throw new IOException(contact.peer() + " ended the stream without an answer");
            }
            KadMessage answer = KadMessage.parse(frame);
            if (answer.type() != request.type()) {
                throw new IOException(contact.peer() + " answered " + request.type() + " with " + answer.type());
            }
            return answer;
        } catch (MalformedException e) {
            throw new IOException(contact.peer() + " answered with rubbish", e);
        }
    }

    /** Sends what has no answer and waits until the peer has ended the stream: some do so with a reset. */
    void tell(Contact contact, KadMessage message) throws IOException {
        try (BlockingStream stream = open(contact)) {
            stream.writeFrame(message.encoded());
            stream.closeWrite();
            awaitEnd(stream);
        }
    }

    private static void awaitEnd(BlockingStream stream) {
        try {
            stream.readFrame(KadMessage.BYTES_MAX);
        } catch (IOException _) {
            // the message had left before
        }
    }

    private BlockingStream open(Contact contact) throws IOException {
        return connected(contact).newStream(List.of(protocol)).blocking();
    }

    Connection connected(Contact contact) throws DialException {
        Connection open = host.connection(contact.peer());
        return open == null ? host.dialAny(contact.dialAddresses()) : open;
    }
}

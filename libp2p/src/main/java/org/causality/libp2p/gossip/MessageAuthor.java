package org.causality.libp2p.gossip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.libp2p.gossip.router.SignaturePolicy;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PrivateKey;

/**
 * Makes our own messages, signed where the topic asks for it. Sequence numbers rise from a start that must be higher
 * than any number this key used before, such as the time in nanoseconds. The key itself is left out: an Ed25519 peer id
 * contains it.
 */
final class MessageAuthor {
    static final String SIGNED_PREFIX = "libp2p-pubsub:";
    private static final byte[] SIGNED_PREFIX_BYTES = SIGNED_PREFIX.getBytes(StandardCharsets.UTF_8);

    private final PrivateKey key;
    private final Bytes from;
    private final AtomicLong nextSequence;

    MessageAuthor(PrivateKey key, long firstSequence) {
        this.key = key;
        this.from = Bytes.wrap(key.peerId().bytes());
        this.nextSequence = new AtomicLong(firstSequence);
    }

    Message write(Topic topic, Bytes data, SignaturePolicy policy) {
        return switch (policy) {
            case STRICT_SIGN -> signed(topic, data);
            case STRICT_NO_SIGN -> Message.anonymous(topic, data);
        };
    }

    private Message signed(Topic topic, Bytes data) {
        Bytes seqno = Bytes.wrap(ByteBuffer.allocate(Long.BYTES)
                .putLong(nextSequence.getAndIncrement())
                .array());
        Message unsigned = Message.of(topic, new Message.Fields(from, data, seqno, null, null));
        Bytes signature = Bytes.wrap(key.sign(signedBytes(unsigned)));
        return Message.of(topic, new Message.Fields(from, data, seqno, signature, null));
    }

    static byte[] signedBytes(Message message) {
        Bytes part = message.signedPart();
        ByteBuffer signed =
                ByteBuffer.allocate(SIGNED_PREFIX_BYTES.length + part.length()).put(SIGNED_PREFIX_BYTES);
        part.putInto(signed);
        return signed.array();
    }
}

package org.causality.libp2p.hostile;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.P2pStream;
import org.causality.libp2p.host.StreamReader;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;

/** A secured connection and a gossip stream, on which whatever a test likes is said. It counts what it hears. */
final class Attacker implements AutoCloseable {
    private static final String PROTOCOL = "/meshsub/1.2.0";
    private static final byte[] SIGNED_PREFIX = "libp2p-pubsub:".getBytes(StandardCharsets.US_ASCII);
    private static final int WRITE_TRIES_MAX = 10_000;

    final Host host;
    final PeerId victim;
    final AtomicLong bytesHeard = new AtomicLong();
    private final RpcCodec codec = new RpcCodec(RpcLimits.defaults().withFrameBytesMax(1 << 20));
    private P2pStream stream;

    Attacker(int seed, Multiaddr victim) {
        this(Node.key(seed), victim);
    }

    Attacker(PrivateKey key, Multiaddr victim) {
        host = started(key);
        host.handle(PROTOCOL, opened -> opened.onBytes(new Listener()));
        try {
            this.victim = host.dial(victim).remotePeer();
            stream = host.newStream(this.victim, PROTOCOL);
        } catch (IOException e) {
            host.close();
            throw new UncheckedIOException(e);
        }
    }

    private static Host started(PrivateKey key) {
        try {
            return Host.builder(key).limits(TestHosts.LIMITS).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins anew after the victim reset the stream. */
    void reopen() throws IOException {
        stream = host.newStream(victim, PROTOCOL);
    }

    PeerId id() {
        return host.peerId();
    }

    P2pStream stream() {
        return stream;
    }

    void follow() {
        say(new Rpc(List.of(new Rpc.Subscription(Node.TOPIC, true)), List.of(), Rpc.Control.NONE));
    }

    void send(Message... messages) {
        say(new Rpc(List.of(), List.of(messages), Rpc.Control.NONE));
    }

    void control(Rpc.Control control) {
        say(new Rpc(List.of(), List.of(), control));
    }

    void say(Rpc rpc) {
        write(codec.encode(rpc));
    }

    byte[] encoded(Rpc rpc) {
        return codec.encode(rpc);
    }

    /** Waits for room; false once the victim takes no more. */
    boolean write(byte[] frame) {
        for (int i = 0; i < WRITE_TRIES_MAX; i++) {
            if (stream.isWritable()) {
                return stream.write(frame);
            }
            LockSupport.parkNanos(1_000_000);
        }
        return false;
    }

    /** A message that is signed as it should be. */
    static Message signed(PrivateKey author, long sequence, String text) {
        return signed(author, Node.TOPIC, sequence, text);
    }

    static Message signed(PrivateKey author, Topic topic, long sequence, String text) {
        Bytes from = Bytes.wrap(author.peerId().bytes());
        Bytes data = Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
        Bytes seqno = Bytes.wrap(ByteBuffer.allocate(8).putLong(sequence).array());
        byte[] part = Message.of(topic, new Message.Fields(from, data, seqno, null, null))
                .signedPart()
                .toArray();
        byte[] covered = ByteBuffer.allocate(SIGNED_PREFIX.length + part.length)
                .put(SIGNED_PREFIX)
                .put(part)
                .array();
        return Message.of(topic, new Message.Fields(from, data, seqno, Bytes.wrap(author.sign(covered)), null));
    }

    /** The same message under the same signature, saying something else. */
    static Message swapped(Message message, String text) {
        Message.Fields f = message.fields();
        Bytes data = Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
        return Message.of(message.topic(), new Message.Fields(f.from(), data, f.seqno(), f.signature(), f.key()));
    }

    @Override
    public void close() {
        host.close();
    }

    private final class Listener implements StreamReader {
        @Override
        public void bytes(ByteBuf bytes) {
            bytesHeard.addAndGet(bytes.readableBytes());
        }

        @Override
        public void ended() {
            // nothing to do
        }

        @Override
        public void aborted(String reason) {
            // nothing to do
        }
    }
}

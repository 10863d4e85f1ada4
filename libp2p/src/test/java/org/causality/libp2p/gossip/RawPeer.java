package org.causality.libp2p.gossip;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.FrameReader;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.P2pStream;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** A host that says on a gossip stream whatever a test likes, and never reads from the one it gets. */
final class RawPeer implements AutoCloseable {
    private static final String PROTOCOL = "/meshsub/1.1.0";
    private final FirstFrame first = new FirstFrame();
    private final RpcCodec codec = new RpcCodec(RpcLimits.defaults());
    private final Host host;
    private final P2pStream stream;
    private volatile @Nullable P2pStream theirs;

    /** One that never reads. */
    RawPeer(int seed, GossipPeer victim) {
        this(seed, victim, PROTOCOL, false);
    }

    /** One that reads, and remembers the first frame. */
    RawPeer(int seed, GossipPeer victim, String protocol) {
        this(seed, victim, protocol, true);
    }

    private RawPeer(int seed, GossipPeer victim, String protocol, boolean reads) {
        try {
            host = TestHosts.named(seed).start();
            host.handle(protocol, opened -> take(opened, reads));
            host.dial(victim.host.dialAddresses().getFirst());
            stream = host.newStream(victim.id(), protocol);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(P2pStream opened, boolean reads) {
        if (reads) {
            opened.onBytes(new FrameReader(RpcLimits.defaults().frameBytesMax(), first));
        } else {
            opened.pauseReads();
        }
        theirs = opened;
    }

    /** Whether the victim said anything on its stream to us. */
    boolean hasHeard() {
        return first.frame != null;
    }

    /** Whether the victim's first frame told its extensions. */
    boolean heardExtensions() {
        @Nullable Rpc frame = first.frame;
        return frame != null && frame.control().extensions() != null;
    }

    /** The version that the victim chose for its stream to us. */
    String negotiated() {
        @Nullable P2pStream open = theirs;
        return open == null ? "" : open.protocol();
    }

    private final class FirstFrame implements FrameReader.Frames {
        private volatile @Nullable Rpc frame;

        @Override
        public void frame(ByteBuf bytes) {
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy);
            if (frame == null) {
                frame = codec.decode(copy);
            }
        }

        @Override
        public void malformed(String why) {
            throw new IllegalStateException(why);
        }

        @Override
        public void ended() {
            // nothing more to remember
        }

        @Override
        public void aborted(String reason) {
            // nothing more to remember
        }
    }

    void resetTheirStream() {
        @Nullable P2pStream open = theirs;
        if (open == null) {
            throw new IllegalStateException("there is no stream to us");
        }
        open.reset();
    }

    PeerId id() {
        return host.peerId();
    }

    void follow(Topic topic) {
        say(new Rpc(List.of(new Rpc.Subscription(topic, true)), List.of(), Rpc.Control.NONE));
    }

    void send(Message message) {
        say(Rpc.of(message));
    }

    private void say(Rpc rpc) {
        write(codec.encode(rpc));
    }

    void write(byte[] bytes) {
        if (!stream.write(bytes)) {
            throw new IllegalStateException("the stream takes no more");
        }
    }

    @Override
    public void close() {
        host.close();
    }
}

package org.causality.libp2p.gossip;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;

/** A host that says on a gossip stream whatever a test likes, to one of ours or of others. */
final class RawPeer implements AutoCloseable {
    private static final String PROTOCOL = "/meshsub/1.1.0";
    private static final int FRAMES_MAX = 1_000;
    private final Frames heard = new Frames();
    private final RpcCodec codec = new RpcCodec(RpcLimits.defaults());
    private final Host host;
    private final P2pStream stream;
    private final AtomicInteger streamsToUs = new AtomicInteger();
    private volatile @Nullable P2pStream theirs;

    /** One that never reads. */
    RawPeer(int seed, GossipPeer victim) {
        this(seed, victim.host.dialAddresses().getFirst(), victim.id(), PROTOCOL, false);
    }

    /** One that reads, and remembers the first frames. */
    RawPeer(int seed, GossipPeer victim, String protocol) {
        this(seed, victim.host.dialAddresses().getFirst(), victim.id(), protocol, true);
    }

    /** One that reads what a peer of any implementation says, and remembers the first frames. */
    RawPeer(int seed, Multiaddr address, PeerId victim) {
        this(seed, address, victim, PROTOCOL, true);
    }

    private RawPeer(int seed, Multiaddr address, PeerId victim, String protocol, boolean reads) {
        try {
            host = TestHosts.named(seed).start();
            host.handle(protocol, opened -> take(opened, reads));
            host.dial(address);
            stream = host.newStream(victim, protocol);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(P2pStream opened, boolean reads) {
        if (reads) {
            opened.onBytes(new FrameReader(RpcLimits.defaults().frameBytesMax(), heard));
        } else {
            opened.pauseReads();
        }
        theirs = opened;
        streamsToUs.incrementAndGet();
    }

    /** How often the victim opened its stream. */
    int streamsToUs() {
        return streamsToUs.get();
    }

    /** Whether the victim said anything on its stream to us. */
    boolean hasHeard() {
        return !heard.frames.isEmpty();
    }

    /** Whether the victim's first frame told its extensions. */
    boolean heardExtensions() {
        return hasHeard() && heard.frames.getFirst().control().extensions() != null;
    }

    /** How often the victim refused us or put us out of its mesh. */
    long prunes() {
        return heard.frames.stream()
                .mapToLong(frame -> frame.control().prune().size())
                .sum();
    }

    /** The version that the victim chose for its stream to us. */
    String negotiated() {
        @Nullable P2pStream open = theirs;
        return open == null ? "" : open.protocol();
    }

    private final class Frames implements FrameReader.Frames {
        private final List<Rpc> frames = new CopyOnWriteArrayList<>();

        @Override
        public void frame(ByteBuf bytes) {
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy);
            if (frames.size() < FRAMES_MAX) {
                frames.add(codec.decode(copy));
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

    void graft(Topic topic) {
        say(control(List.of(new Rpc.Graft(topic)), List.of()));
    }

    void prune(Topic topic, Duration backoff) {
        say(control(List.of(), List.of(new Rpc.Prune(topic, backoff))));
    }

    private static Rpc control(List<Rpc.Graft> grafts, List<Rpc.Prune> prunes) {
        return new Rpc(List.of(), List.of(), new Rpc.Control(List.of(), List.of(), grafts, prunes, List.of()));
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

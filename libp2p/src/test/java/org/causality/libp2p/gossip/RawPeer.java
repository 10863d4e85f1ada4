package org.causality.libp2p.gossip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.causality.libp2p.gossip.rpc.Message;
import org.causality.libp2p.gossip.rpc.Rpc;
import org.causality.libp2p.gossip.rpc.RpcCodec;
import org.causality.libp2p.gossip.rpc.RpcLimits;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.P2pStream;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/** A host that says on a gossip stream whatever a test likes, and never reads from the one it gets. */
final class RawPeer implements AutoCloseable {
    private static final String PROTOCOL = "/meshsub/1.1.0";
    private final RpcCodec codec = new RpcCodec(RpcLimits.defaults());
    private final Host host;
    private final P2pStream stream;
    private volatile @Nullable P2pStream theirs;

    RawPeer(int seed, GossipPeer victim) {
        try {
            host = TestHosts.named(seed).start();
            host.handle(PROTOCOL, this::take);
            host.dial(victim.host.dialAddresses().getFirst());
            stream = host.newStream(victim.id(), PROTOCOL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(P2pStream opened) {
        opened.pauseReads();
        theirs = opened;
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

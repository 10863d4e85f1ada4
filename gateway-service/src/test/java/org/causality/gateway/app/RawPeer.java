package org.causality.gateway.app;

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
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;
import org.causality.model.codec.Bytes;

/** A libp2p peer that says whatever a test likes by gossip, and never reads what it is told. */
final class RawPeer implements AutoCloseable {

    private static final String PROTOCOL = "/meshsub/1.1.0";

    private final RpcCodec codec = new RpcCodec(RpcLimits.defaults());
    private final Host host;
    private final P2pStream stream;

    RawPeer(Bytes seed, String victim) {
        try {
            host = Host.builder(PrivateKey.ofSeed(seed.toArray()))
                    .listen("/ip4/127.0.0.1/tcp/0")
                    .start();
            host.handle(PROTOCOL, P2pStream::pauseReads);
            var _ = host.dial(Multiaddr.parse(victim));
            stream = host.connections().getFirst().newStream(List.of(PROTOCOL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void follow(String topic) {
        write(codec.encode(
                new Rpc(List.of(new Rpc.Subscription(new Topic(topic), true)), List.of(), Rpc.Control.NONE)));
    }

    void say(String topic, Bytes message) {
        write(codec.encode(Rpc.of(
                Message.anonymous(new Topic(topic), org.causality.libp2p.gossip.rpc.Bytes.wrap(message.toArray())))));
    }

    /** Bytes as they are, with the frame's length in front if there is to be one. */
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

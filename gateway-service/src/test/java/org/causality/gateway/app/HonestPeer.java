package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.adapter.libp2p.Libp2pMesh;
import org.causality.gateway.edge.TopicTable;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.gateway.mesh.PeerLink;
import org.causality.model.codec.Bytes;
import org.causality.model.message.WireTopic;

/** A peer of one gateway that follows every topic, passes everything on and remembers what it heard. */
final class HonestPeer implements AutoCloseable {

    private final RunningGateway gateway;
    private final Libp2pMesh mesh;
    private final List<String> topics;
    private final Set<Bytes> heard = ConcurrentHashMap.newKeySet();

    HonestPeer(TestNetwork network, Bytes seed, RunningGateway gateway) throws IOException {
        this.gateway = gateway;
        mesh = Libp2pMesh.listen(seed, "/ip4/127.0.0.1/tcp/0", List.of(), "testing");
        topics = new TopicTable(network.genesis())
                .topics().stream().map(WireTopic::name).toList();
        mesh.start(
                topics,
                (_, message, _, verdict) -> {
                    heard.add(message);
                    verdict.accept(MeshVerdict.ACCEPT);
                },
                new Unheard());
        mesh.dial(gateway.bean(Mesh.class).addresses().getFirst());
    }

    /** Until each hears what the other says. */
    void awaitConnected() throws Exception {
        gateway.awaitFollower(mesh.peerId(), topics);
        String peer = gateway.bean(Mesh.class).peerId();
        Eventually.holds(() -> assertThat(topics)
                .allSatisfy(topic -> assertThat(mesh.followers(topic)).contains(peer)));
    }

    void say(String topic, Bytes message) {
        mesh.publish(topic, message);
    }

    Set<Bytes> heard() {
        return heard;
    }

    @Override
    public void close() {
        mesh.close();
    }

    /** Who comes and goes does not matter to it. */
    private static final class Unheard implements Mesh.Peers {
        @Override
        public void connected(PeerLink link) {}

        @Override
        public void identified(String peer, String agent, List<String> protocols) {}

        @Override
        public void disconnected(PeerLink link) {}
    }
}

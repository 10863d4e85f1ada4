package org.causality.gateway.adapter.libp2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.app.Eventually;
import org.causality.gateway.edge.TopicTable;
import org.causality.gateway.interest.Following;
import org.causality.gateway.interest.Interest;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.gateway.mesh.PeerLink;
import org.causality.gateway.ownership.KnownNodes;
import org.causality.gateway.ownership.LoadLevel;
import org.causality.libp2p.addressbook.Role;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.WireTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sixteen order books of a shard each and one node of all roles, over real libp2p: what comes to whom, duplicates included. */
class BodiesGoByInterestTest {

    private static final int BOOKS = 16;
    private static final int SHARDS = 16;

    /** Dialled by each: everybody is linked with everybody, as in all networks that fit into a node's links. */
    private static final int LINKS = 8;

    private static final int ORDERS = 640;

    private final TestNetwork network = TestNetwork.ofThree(12);
    private final Random random = new Random(31);
    private final TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(random));
    private final List<Node> nodes = new ArrayList<>();

    /** One mesh and what it heard. */
    private static final class Node implements Mesh.Peers, AutoCloseable {
        final Libp2pMesh mesh;
        final Set<String> topics = new HashSet<>();
        final Map<Bytes, Integer> arrivals = new ConcurrentHashMap<>();
        final AtomicLong bodyBytes = new AtomicLong();

        Node(Libp2pMesh mesh) {
            this.mesh = mesh;
        }

        void join(Following following) {
            following.followed().stream()
                    .filter(topic -> topic.type() == MessageType.USER_ORDER)
                    .forEach(topic -> topics.add(topic.name()));
            mesh.start(List.copyOf(topics), this::arrived, this);
        }

        private void arrived(String topic, Bytes message, String peer, Consumer<MeshVerdict> verdict) {
            arrivals.merge(message, 1, Integer::sum);
            if (!topic.endsWith("/headers")) {
                bodyBytes.addAndGet(Envelope.decode(message).orThrow().payload().size());
            }
            verdict.accept(MeshVerdict.ACCEPT);
        }

        @Override
        public void connected(PeerLink link) {}

        @Override
        public void identified(String peer, String agent, List<String> protocols) {}

        @Override
        public void disconnected(PeerLink link) {}

        @Override
        public void close() {
            mesh.close();
        }
    }

    @AfterEach
    void close() {
        nodes.forEach(Node::close);
    }

    private void start() throws IOException {
        Map<String, KnownNodes.Node> said = new HashMap<>();
        for (int i = 0; i <= BOOKS; i++) {
            Bytes seed = TestNetwork.bytes32(random).toBytes();
            nodes.add(new Node(Libp2pMesh.listen(seed, "/ip4/127.0.0.1/tcp/0", List.of(), "testing")));
        }
        for (Node node : nodes.subList(0, BOOKS)) {
            said.put(node.mesh.peerId(), said(node, EnumSet.of(Role.ORDER_BOOK)));
        }
        TopicTable topics = new TopicTable(network.genesis());
        for (Node node : nodes) {
            KnownNodes others = new KnownNodes();
            said.values().forEach(other -> others.heard(other, 1, 0));
            KnownNodes.Node self = said.getOrDefault(node.mesh.peerId(), said(node, EnumSet.allOf(Role.class)));
            Interest interest = Interest.of(self.roles(), SHARDS, self, others, 0);
            node.join(new Following(topics.topics(), interest::takes, Following.OVERLAP_MILLIS));
        }
        for (int i = 0; i < nodes.size(); i++) {
            for (int link = 1; link <= LINKS; link++) {
                nodes.get(i)
                        .mesh
                        .dial(nodes.get((i + link) % nodes.size())
                                .mesh
                                .addresses()
                                .getFirst());
            }
        }
    }

    private static KnownNodes.Node said(Node node, Set<Role> roles) {
        return new KnownNodes.Node(node.mesh.peerId(), roles, 12, LoadLevel.IDLE);
    }

    /** As {@code WireCommands} publishes. */
    private Envelope publish(Bytes32 owner) {
        Envelope order = feed.next(new Payload.UserOrder(TestFeed.anOrder(network.genesis(), random.nextInt(), owner)));
        WireTopic bodies = WireTopic.bodies(order.header(), MessageType.USER_ORDER);
        Mesh publisher = nodes.getLast().mesh;
        publisher.publish(bodies.name(), order.encode());
        publisher.publish(bodies.headers().name(), order.signed().encode());
        return order;
    }

    /** What is published goes to all of them from then on. */
    private void awaitFollowers() throws Exception {
        Libp2pMesh publisher = nodes.getLast().mesh;
        Eventually.holds(() -> assertThat(nodes.subList(0, BOOKS))
                .allSatisfy(node -> assertThat(node.topics)
                        .allSatisfy(
                                topic -> assertThat(publisher.followers(topic)).contains(node.mesh.peerId()))));
    }

    @Test
    void aNodeOfOneRoleGetsEveryHeaderOnceAndTheBodiesOfItsShardOnly() throws Exception {
        start();
        awaitFollowers();
        List<Long> wireBefore =
                nodes.stream().map(node -> node.mesh.snapshot().bytesIn()).toList();
        List<Envelope> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            orders.add(publish(TestNetwork.bytes32(random)));
        }
        long published =
                orders.stream().mapToLong(order -> order.payload().size()).sum();
        Eventually.holds(() -> assertThat(nodes.subList(0, BOOKS))
                .allSatisfy(node -> assertThat(orders)
                        .allSatisfy(order -> assertThat(copies(node, order)).isEqualTo(1))));
        double worst = 0;
        for (int i = 0; i < BOOKS; i++) {
            Node node = nodes.get(i);
            worst = Math.max(worst, (double) node.bodyBytes.get() / published);
        }
        long headers = orders.stream()
                .mapToLong(order -> order.signed().encode().size())
                .sum();
        System.out.printf(
                "%d order books of %d shards: at most %.1f %% of %d body bytes, beside %d bytes of headers; gossip in %d%n",
                BOOKS,
                SHARDS,
                100 * worst,
                published,
                headers,
                nodes.getFirst().mesh.snapshot().bytesIn() - wireBefore.getFirst());
        assertThat(worst).isLessThanOrEqualTo(0.12);
    }

    /** Of the order, whole or its header. */
    private static int copies(Node node, Envelope order) {
        return node.arrivals.getOrDefault(order.encode(), 0)
                + node.arrivals.getOrDefault(order.signed().encode(), 0);
    }
}

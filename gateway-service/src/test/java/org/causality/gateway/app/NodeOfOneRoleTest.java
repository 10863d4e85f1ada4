package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.causality.gateway.TestComputation;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.interest.Following;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Purpose;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.WireCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A gateway of all roles, and one that is an order book only, over real libp2p on loopback. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeOfOneRoleTest {

    private static final int SHARDS = 16;

    private final TestNetwork network =
            TestNetwork.of("roles", RunningGateway.uniqueOperators(NodeOfOneRoleTest.class, 2), 6);
    private final Random random = new Random(9);
    private LinkedGateways gateways;
    private RunningGateway whole;
    private RunningGateway book;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        gateways = new LinkedGateways(
                folder,
                network,
                LinkedGateways.choosing(Map.of()),
                LinkedGateways.choosing(Map.of("causality.roles", "order-book")),
                SettledInterest.class);
        whole = gateways.first;
        book = gateways.second;
        gateways.awaitLinked();
    }

    @AfterAll
    void stop() {
        gateways.close();
    }

    @Test
    void whatIsNotItsRoleComesAsAHeaderAndItsBodyWhenItIsNeeded() throws Exception {
        TestFeed feed = introduced(1);
        TestComputation computation = TestComputation.of(
                network, TestFeed.anOrder(network.genesis(), 1).id());
        Envelope proof = feed.next(new Payload.ProofAnnouncement(computation.proof()));
        gateways.publish(proof);
        Eventually.holds(() -> assertThat(contents(proof)).containsExactly("header"));
        Envelope unheard = feed.order(1);
        gateways.store(unheard);
        gateways.askFor(proof.id());
        gateways.askFor(unheard.id());
        Eventually.holds(() -> assertThat(contents(unheard)).containsExactly("envelope"));
        assertThat(contents(proof)).containsExactly("header");
        Envelope rests = feed.next(
                new Payload.KeyCertificate(network.certify(0, TestNetwork.key(random), Purpose.TRANSPORT)),
                List.of(proof.id()));
        gateways.publish(rests);
        Eventually.holds(() -> {
            assertThat(contents(rests)).containsExactly("envelope");
            assertThat(contents(proof)).containsExactly("header", "envelope");
        });
        assertThat(book.metric("causality_gateway_bodies_needed")).isZero();
    }

    @Test
    void shardsFallToTheTwoOrderBooksAndEachOrderComesOnce() throws Exception {
        TestFeed feed = introduced(2);
        Following following = book.bean(Following.class);
        Eventually.holds(() -> {
            assertThat(following.followed().stream().filter(NodeOfOneRoleTest::isOfOrders))
                    .hasSize(SHARDS);
            assertThat(bodiesOfOrders(following)).isBetween(1L, SHARDS * 5L / 8);
        });
        gateways.awaitFollowed();
        List<Envelope> orders = new ArrayList<>();
        for (int i = 0; i < 3 * SHARDS; i++) {
            orders.add(feed.next(
                    new Payload.UserOrder(TestFeed.anOrder(network.genesis(), i, TestNetwork.bytes32(random)))));
            gateways.publish(orders.getLast());
        }
        Eventually.holds(() -> {
            Map<String, List<String>> came = contents();
            assertThat(orders)
                    .allSatisfy(order -> assertThat(came.get(order.id().hex()))
                            .containsExactly(wants(following, order) ? "envelope" : "header"));
        });
    }

    private static boolean wants(Following following, Envelope order) {
        return following.wantsBodies(WireTopic.bodies(order.header(), MessageType.USER_ORDER));
    }

    @Test
    void howTheNetworkDoesIsShown() throws Exception {
        TestFeed feed = introduced(3);
        Payload said = new Payload.NetworkHealth(
                network.operatorKeys().getFirst().publicKey(), LamportTime.ZERO, 1, 1, 5_000, "causality/test");
        gateways.firstKafka.command(new WireCommand.Publish(feed.ephemeral(said, 1)), 1);
        Eventually.holds(() -> assertThat(book.get("/v1/network").body())
                .contains(
                        "\"roles\":[\"ORDER_BOOK\"]",
                        "\"grade\":\"WATCH\"",
                        "\"sentence\":\"" + whole.operator() + " holds back 5000 messages that wait for others.\"")
                .containsPattern("\"load\":\"(IDLE|LIGHT|BUSY|HEAVY|FULL)\""));
        Eventually.holds(() -> assertThat(whole.get("/v1/network").body()).contains("\"reason\":\"HOLDS_BACK\""));
        assertThat(book.metric("causality_gateway_network_health")).isEqualTo(2);
        assertThat(book.metric("causality_gateway_network_findings", "HOLDS_BACK"))
                .isEqualTo(1);
    }

    private static boolean isOfOrders(WireTopic topic) {
        return topic.type() == MessageType.USER_ORDER;
    }

    private static long bodiesOfOrders(Following following) {
        return following.followed().stream()
                .filter(topic -> isOfOrders(topic) && !topic.headersOnly())
                .count();
    }

    private TestFeed introduced(long seed) {
        TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(new Random(seed)));
        gateways.publish(feed.introduction(network.certify(0, feed.key(), Purpose.FEED)));
        return feed;
    }

    /** What the book's core got of a message, in order. */
    private List<String> contents(Envelope envelope) {
        return contents().getOrDefault(envelope.id().hex(), List.of());
    }

    /** What the book's core got of each message, in order, by its id. */
    private Map<String, List<String>> contents() {
        Map<String, List<String>> contents = new HashMap<>();
        for (var topic : List.of(TopicCatalogue.WIRE_INBOUND, TopicCatalogue.WIRE_INBOUND_HIGH)) {
            gateways.secondKafka
                    .read(topic)
                    .forEach(row -> contents.computeIfAbsent(
                                    RecordHeaders.text(row.headers(), RecordHeader.MESSAGE_ID), _ -> new ArrayList<>())
                            .add(RecordHeaders.text(row.headers(), RecordHeader.CONTENT)));
        }
        return contents;
    }
}

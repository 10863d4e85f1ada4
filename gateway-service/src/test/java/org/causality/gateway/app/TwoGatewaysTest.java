package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.app.TinyService.Reply;
import org.causality.gateway.edge.CertifiedKeys;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.Payload;
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

/** Two operators' gateways over real libp2p on loopback; their cores are what this test does with Kafka and HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoGatewaysTest {

    private final TestNetwork network =
            TestNetwork.of("two", RunningGateway.uniqueOperators(TwoGatewaysTest.class, 2), 2);
    private LinkedGateways gateways;
    private RunningGateway first;
    private RunningGateway second;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        gateways = new LinkedGateways(
                folder, network, Map.of(), LinkedGateways.choosing(Map.of("causality.discovery-millis", "300")));
        first = gateways.first;
        second = gateways.second;
        gateways.awaitLinked();
    }

    @AfterAll
    void stop() {
        gateways.close();
    }

    @Test
    void aWantedBlobIsFoundAtTheOtherNodeAndKeptByOurs() throws Exception {
        Bytes bytes = Bytes.wrap(new byte[100_000]);
        BlobRef blob = BlobRef.of(bytes);
        gateways.firstCore.on("/internal/v1/blobs/" + blob.root().hex() + "?local=true", _ -> Reply.bytes(bytes));
        gateways.secondCore.on("/internal/v1/blobs?fetched=true", _ -> Reply.json(201, "{}"));
        gateways.secondKafka.command(new WireCommand.FetchBlob(blob), 1);
        Eventually.holds(() -> assertThat(gateways.secondCore.asked())
                .filteredOn(asked -> asked.method().equals("PUT"))
                .singleElement()
                .satisfies(put -> {
                    assertThat(put.uri()).endsWith("root=" + blob.root().hex());
                    assertThat(put.body()).isEqualTo(bytes);
                }));
        assertThat(gateways.firstCore.asked())
                .extracting(TinyService.Asked::uri)
                .contains("/internal/v1/blobs/" + blob.root().hex() + "?local=true&sizeBytes=100000");
        Eventually.holds(() -> assertThat(second.get("/actuator/prometheus").body())
                .contains("causality_gateway_blobs_total{outcome=\"came\"} 1.0"));
        assertThat(second.metric("causality_gateway_queue{", "bulk-connections"))
                .isEqualTo(1);
    }

    @Test
    void theNodeThatChoosesItsLinksShowsThem() throws Exception {
        Eventually.holds(() -> {
            assertThat(second.get("/v1/peers").body())
                    .contains(
                            "OUTBOUND",
                            "\"purpose\":\"OPERATOR\"",
                            "\"alarm\":\"NONE\"",
                            "\"reachability\":{\"/ip4/127.0.0.1/tcp/");
            assertThat(second.metric("causality_gateway_queue{", "queue=\"links\"", "outbound"))
                    .isPositive();
            assertThat(second.metric("causality_gateway_links_alarm")).isZero();
        });
        assertThat(first.get("/v1/peers").body()).contains("\"links\":null");
    }

    @Test
    void aPublishedMessageReachesTheOthersCoreOnceAndByteForByte() throws Exception {
        TestFeed feed = feed(1);
        Envelope introduction = introduction(feed);
        Envelope order = feed.order(1);
        gateways.firstKafka.command(new WireCommand.Publish(introduction), 1);
        gateways.firstKafka.command(new WireCommand.Publish(order), 1);
        Eventually.holds(() -> {
            assertThat(inbox(true)).containsOnlyOnce(introduction.encode());
            assertThat(inbox(false)).containsOnlyOnce(order.encode());
        });
        assertThat(gateways.secondKafka.read(TopicCatalogue.WIRE_INBOUND))
                .filteredOn(row -> Bytes.wrap(row.value()).equals(order.encode()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(RecordHeaders.text(row.headers(), RecordHeader.CONNECTION))
                            .isEqualTo(first.bean(Mesh.class).peerId());
                    assertThat(RecordHeaders.text(row.headers(), RecordHeader.TYPE))
                            .isEqualTo("UserOrder");
                });
    }

    @Test
    void whoMissedTheCertificateGetsItByFetch() throws Exception {
        TestFeed feed = feed(2);
        Envelope introduction = introduction(feed);
        Envelope order = feed.order(2);
        // The first gateway knows the feed from its own log; the second has never heard of it.
        gateways.firstKafka.delivered(introduction, 1);
        gateways.store(introduction, order);
        CertifiedKeys known = first.bean(EdgeState.class).keys();
        Eventually.holds(() -> assertThat(known.of(feed.key().publicKey())).isNotNull());
        gateways.firstKafka.command(new WireCommand.Publish(order), 1);
        Eventually.holds(() -> {
            assertThat(inbox(true)).contains(introduction.encode());
            assertThat(inbox(false)).containsOnlyOnce(order.encode());
        });
    }

    @Test
    void whatTheCoreMissesIsFetchedFromThePeerItNames() throws Exception {
        TestFeed feed = feed(3);
        Envelope introduction = introduction(feed);
        Envelope order = feed.order(3);
        gateways.store(introduction, order);
        gateways.askFor(introduction.id(), order.id());
        Eventually.holds(() -> {
            assertThat(inbox(true)).contains(introduction.encode());
            assertThat(inbox(false)).contains(order.encode());
        });
    }

    @Test
    void aHeadThatGossipLostComesWithTheNextHello() throws Exception {
        TestFeed feed = feed(4);
        Envelope introduction = introduction(feed);
        gateways.store(introduction);
        gateways.firstHeads("\"" + introduction.id().hex() + "\"");
        Eventually.holds(() -> assertThat(inbox(true)).contains(introduction.encode()));
        gateways.firstHeads("");
    }

    @Test
    void whoHasPeersTellsTheMeshAboutItself() throws Exception {
        Eventually.holds(() -> assertThat(gateways.secondKafka.read(TopicCatalogue.PUBLISH))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(
                                Draft.decode(Bytes.wrap(row.value())).orThrow().payload())
                        .isInstanceOfSatisfying(Payload.PeerDiscovery.class, said -> {
                            assertThat(said.certificate()).isNotNull();
                            assertThat(said.addresses())
                                    .isEqualTo(second.bean(Mesh.class).addresses());
                        })));
    }

    @Test
    void aCommandThatIsNoneIsBuriedWithAReason() throws Exception {
        gateways.secondKafka.rubbishCommand(1);
        Eventually.holds(() -> assertThat(gateways.secondKafka.read(TopicCatalogue.WIRE_OUTBOUND.dead()))
                .singleElement()
                .satisfies(row -> assertThat(RecordHeaders.text(row.headers(), RecordHeader.REASON))
                        .isEqualTo("MALFORMED")));
    }

    private TestFeed feed(long seed) {
        return new TestFeed(network.genesis(), TestNetwork.key(new Random(seed)));
    }

    private Envelope introduction(TestFeed feed) {
        return feed.introduction(network.certify(0, feed.key(), Purpose.FEED));
    }

    private List<Bytes> inbox(boolean high) {
        return gateways.secondKafka.read(high ? TopicCatalogue.WIRE_INBOUND_HIGH : TopicCatalogue.WIRE_INBOUND).stream()
                .map(row -> Bytes.wrap(row.value()))
                .toList();
    }
}

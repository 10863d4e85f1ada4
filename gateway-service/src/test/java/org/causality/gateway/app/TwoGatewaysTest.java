package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
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
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.network.Purpose;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.FetchMessage;
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
    private final TinyService mempool = new TinyService();
    private final TinyService firstCore = new TinyService();
    private final TinyService secondCore = new TinyService();
    private final Map<MessageId, Envelope> firstLog = new ConcurrentHashMap<>();
    private volatile String firstHeads = "";
    private RunningGateway first;
    private RunningGateway second;
    private KafkaSide firstKafka;
    private KafkaSide secondKafka;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        firstCore.on("/internal/v1/heads", _ -> heads(firstHeads)).on("/internal/v1/fetch", this::fetchFromFirst);
        secondCore
                .on("/internal/v1/heads", _ -> heads(""))
                .on("/internal/v1/fetch", _ -> Reply.bytes(new FetchMessage.Answer(List.of(), List.of()).encode()));
        first = RunningGateway.start(folder, network, 0, mempool, firstCore, Map.of());
        String address = first.bean(Mesh.class).addresses().getFirst();
        Map<String, String> peers =
                new HashMap<>(Map.of("causality.peers", address, "causality.discovery-millis", "300"));
        second = RunningGateway.start(folder, network, 1, mempool, secondCore, peers);
        firstKafka = new KafkaSide(first.operator());
        secondKafka = new KafkaSide(second.operator());
        Eventually.holds(() -> assertThat(second.get("/v1/peers").body())
                .contains("\"operator\":\"" + first.operator() + "\"", "OUTBOUND", "/causality/fetch/1"));
    }

    @AfterAll
    void stop() {
        List.of(first, second).forEach(RunningGateway::close);
        List.of(firstKafka, secondKafka).forEach(KafkaSide::close);
        List.of(mempool, firstCore, secondCore).forEach(TinyService::close);
    }

    @Test
    void aWantedBlobIsFoundAtTheOtherNodeAndKeptByOurs() throws Exception {
        Bytes bytes = Bytes.wrap(new byte[100_000]);
        BlobRef blob = BlobRef.of(bytes);
        firstCore.on("/internal/v1/blobs/" + blob.root().hex() + "?local=true", _ -> Reply.bytes(bytes));
        secondCore.on("/internal/v1/blobs?fetched=true", _ -> Reply.json(201, "{}"));
        secondKafka.command(new WireCommand.FetchBlob(blob), 1);
        Eventually.holds(() -> assertThat(secondCore.asked())
                .filteredOn(asked -> asked.method().equals("PUT"))
                .singleElement()
                .satisfies(put -> {
                    assertThat(put.uri()).endsWith("root=" + blob.root().hex());
                    assertThat(put.body()).isEqualTo(bytes);
                }));
        assertThat(firstCore.asked())
                .extracting(TinyService.Asked::uri)
                .contains("/internal/v1/blobs/" + blob.root().hex() + "?local=true&sizeBytes=100000");
        Eventually.holds(() -> assertThat(second.get("/actuator/prometheus").body())
                .contains("causality_gateway_blobs_total{outcome=\"came\"} 1.0"));
    }

    @Test
    void aPublishedMessageReachesTheOthersCoreOnceAndByteForByte() throws Exception {
        TestFeed feed = feed(1);
        Envelope introduction = introduction(feed);
        Envelope order = feed.order(1);
        firstKafka.command(new WireCommand.Publish(introduction), 1);
        firstKafka.command(new WireCommand.Publish(order), 1);
        Eventually.holds(() -> {
            assertThat(inbox(true)).containsOnlyOnce(introduction.encode());
            assertThat(inbox(false)).containsOnlyOnce(order.encode());
        });
        assertThat(secondKafka.read(TopicCatalogue.WIRE_INBOUND))
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
        firstKafka.delivered(introduction, 1);
        store(introduction, order);
        CertifiedKeys known = first.bean(EdgeState.class).keys();
        Eventually.holds(() -> assertThat(known.of(feed.key().publicKey())).isNotNull());
        firstKafka.command(new WireCommand.Publish(order), 1);
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
        store(introduction, order);
        String peer = first.bean(Mesh.class).peerId();
        secondKafka.command(new WireCommand.Fetch(List.of(introduction.id(), order.id()), peer, 0), 1);
        Eventually.holds(() -> {
            assertThat(inbox(true)).contains(introduction.encode());
            assertThat(inbox(false)).contains(order.encode());
        });
    }

    @Test
    void aHeadThatGossipLostComesWithTheNextHello() throws Exception {
        TestFeed feed = feed(4);
        Envelope introduction = introduction(feed);
        store(introduction);
        firstHeads = "\"" + introduction.id().hex() + "\"";
        Eventually.holds(() -> assertThat(inbox(true)).contains(introduction.encode()));
        firstHeads = "";
    }

    @Test
    void whoHasPeersTellsTheMeshAboutItself() throws Exception {
        Eventually.holds(() -> assertThat(secondKafka.read(TopicCatalogue.PUBLISH))
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
        secondKafka.rubbishCommand(1);
        Eventually.holds(() -> assertThat(secondKafka.read(TopicCatalogue.WIRE_OUTBOUND.dead()))
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

    private void store(Envelope... envelopes) {
        for (Envelope envelope : envelopes) {
            firstLog.put(envelope.id(), envelope);
        }
    }

    private List<Bytes> inbox(boolean high) {
        return secondKafka.read(high ? TopicCatalogue.WIRE_INBOUND_HIGH : TopicCatalogue.WIRE_INBOUND).stream()
                .map(row -> Bytes.wrap(row.value()))
                .toList();
    }

    private Reply fetchFromFirst(TinyService.Asked asked) {
        FetchMessage.Request request =
                (FetchMessage.Request) FetchMessage.decode(asked.body()).orThrow();
        List<Envelope> found = request.ids().stream()
                .filter(firstLog::containsKey)
                .map(firstLog::get)
                .toList();
        return Reply.bytes(new FetchMessage.Answer(found, List.of()).encode());
    }

    private static Reply heads(String heads) {
        return Reply.json(200, "{\"heads\":[" + heads + "],\"verifiedTime\":\"0\",\"delivered\":\"0\"}");
    }
}

package org.causality.devnet.jspeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.causality.devnet.certify.Certify;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.log.LogFiles;
import org.causality.devnet.node.DevnetNetwork;
import org.causality.devnet.node.DevnetPlan;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.Progress;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.UnreachableException;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Certificate;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A js-libp2p peer, no code of ours, joins the mesh at operator 1 of a line of two. */
class JsPeerJoinsTest {
    private static final int OPERATORS = 2;
    private static final Duration WAIT_MAX = Duration.ofMinutes(4);
    private static final String REFUSED = "causality_gateway_refusals_total";

    private static DataFolder folder;
    private static DevnetNetwork network;
    private static Genesis genesis;
    private static FreshOrders orders;
    private static MeshPeer js;
    private static final HttpClient HTTP = OperatorApi.newHttp();

    @BeforeAll
    static void start() throws IOException {
        folder = DataFolder.open(null, OPERATORS);
        LogFiles.into(folder.log());
        js = MeshPeer.start();
        int basePort = OperatorPorts.freeBase(OPERATORS);
        network = DevnetNetwork.start(
                DevnetPlan.plain(folder, basePort)
                        .withOnly(EnumSet.of(
                                ServiceApplication.PROPAGATION,
                                ServiceApplication.MEMPOOL,
                                ServiceApplication.GATEWAY)),
                Progress.SILENT);
        genesis = GenesisFile.read(folder.networkFile());
        orders = new FreshOrders(genesis.network().value());
        js.subscribe(orderTopics());
        js.subscribe(List.of(topic(MessageType.KEY_CERTIFICATE, 0)));
        js.dial("/ip4/127.0.0.1/tcp/" + network.operators().getFirst().ports().libp2p() + "/p2p/"
                + folder.operators().getFirst().peerId());
        await().atMost(WAIT_MAX).until(() -> orderTopics().stream().allMatch(js::hasMeshFor));
        await().atMost(WAIT_MAX).until(() -> js.hasMeshFor(topic(MessageType.KEY_CERTIFICATE, 0)));
    }

    @AfterAll
    static void stop() {
        if (js != null) {
            js.close();
        }
        if (network != null) {
            network.close();
        }
        folder.close();
        HTTP.shutdownNow();
    }

    @Test
    void itReceivesAnOrdersEnvelopeByteForByte() {
        SignedOrder order = orders.next();
        assertThat(answer(() -> api(2).post("/v1/orders", order.body())).status())
                .isIn(200, 201);
        String carrier = awaitOpen(2, order).json().path("carrier").asString();
        byte[] envelope =
                get(2, "/v1/messages/" + carrier + "?form=envelope").body().toArray();
        Envelope sent = Envelope.decode(Bytes.wrap(envelope)).orThrow();

        await().atMost(WAIT_MAX)
                .untilAsserted(() -> assertThat(js.heard()).contains(ForeignFeed.topicOf(sent) + " " + hex(sent)));
    }

    @Test
    void whatItPublishesUnderACertifiedKeyReachesEveryOperator() throws IOException {
        ForeignFeed feed = new ForeignFeed(genesis);
        String certificate =
                Certify.certificate(folder.root(), "op1", feed.key().publicKey(), System.currentTimeMillis());
        publish(feed.next(new Payload.KeyCertificate(
                Certificate.decode(Bytes.parseHex(certificate)).orThrow())));
        SignedOrder order = orders.next();
        Envelope carrier = feed.order(order);
        publish(carrier);

        for (int number = 1; number <= OPERATORS; number++) {
            assertThat(awaitOpen(number, order).json().path("carrier").asString())
                    .isEqualTo(carrier.id().hex());
            assertThat(get(number, "/v1/messages/" + carrier.id().hex() + "?form=envelope")
                            .body()
                            .toArray())
                    .isEqualTo(carrier.encode().toArray());
        }
    }

    @Test
    void whatItPublishesUnderAnUncertifiedKeyReachesNobodyAndIsCounted() {
        double before = refusedUncertified();
        SignedOrder order = orders.next();
        Envelope carrier = new ForeignFeed(genesis).order(order);
        publish(carrier);

        await().atMost(WAIT_MAX)
                .untilAsserted(() -> assertThat(refusedUncertified()).isGreaterThan(before));
        for (int number = 1; number <= OPERATORS; number++) {
            assertThat(get(number, "/v1/orders/" + order.id().hex()).status()).isEqualTo(404);
            assertThat(get(number, "/v1/messages/" + carrier.id().hex()).status())
                    .isEqualTo(404);
        }
    }

    private static void publish(Envelope envelope) {
        js.publish(ForeignFeed.topicOf(envelope), hex(envelope));
    }

    private static Answer awaitOpen(int number, SignedOrder order) {
        AtomicReference<Answer> open = new AtomicReference<>();
        await().atMost(WAIT_MAX).ignoreException(UnreachableException.class).untilAsserted(() -> {
            Answer answer = api(number).get("/v1/orders/" + order.id().hex());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("status").asString()).isEqualTo("OPEN");
            assertThat(answer.json().path("carrier").asString("")).startsWith("0x");
            open.set(answer);
        });
        return open.get();
    }

    private static Answer get(int number, String path) {
        return answer(() -> api(number).get(path));
    }

    /** Of an operator that has the time to: one that is too busy, or not ready, is asked again. */
    private static Answer answer(Supplier<Answer> asking) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        await().atMost(WAIT_MAX).ignoreException(UnreachableException.class).untilAsserted(() -> {
            answer.set(asking.get());
            assertThat(answer.get().status()).isNotIn(429, 503);
        });
        return answer.get();
    }

    /** Of all kinds, at the operator whose peer it is. */
    private static double refusedUncertified() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(REFUSED) && line.contains("reason=\"UNCERTIFIED_KEY\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String metrics() {
        URI at = URI.create(network.operators().getFirst().gatewayUrl() + "/actuator/prometheus");
        try {
            return HTTP.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static OperatorApi api(int number) {
        return new OperatorApi(URI.create(network.operators().get(number - 1).gatewayUrl()), HTTP);
    }

    private static List<String> orderTopics() {
        return IntStream.range(0, genesis.shards())
                .mapToObj(shard -> topic(MessageType.USER_ORDER, shard))
                .toList();
    }

    private static String topic(MessageType type, int shard) {
        return new WireTopic(genesis.network(), type, shard, false).name();
    }

    private static String hex(Envelope envelope) {
        return envelope.encode().hex().substring(2);
    }
}

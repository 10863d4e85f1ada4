package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.app.TinyService.Reply;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.mesh.Mesh;
import org.causality.model.codec.Bytes;
import org.causality.model.json.OrderJson;
import org.causality.model.key.Signature;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.SignedHeader;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Purpose;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Each attack on a running gateway shows in its metrics, under the one reason that names it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksAreCountedTest {

    private static final String REFUSALS = "causality_gateway_refusals_total{";
    private static final String CALLS = "causality_gateway_calls_refused_total{";

    private final TestNetwork network =
            TestNetwork.of("attack", RunningGateway.uniqueOperators(AttacksAreCountedTest.class, 1), 11);
    private final Random random = new Random(12);
    private final TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(random));
    private final TinyService mempool = new TinyService();
    private final TinyService propagation = new TinyService();
    private Envelope old = feed.introduction(network.certify(0, feed.key(), Purpose.FEED));
    private RunningGateway gateway;
    private KafkaSide kafka;
    private RawPeer attacker;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        mempool.on(
                "/internal/v1/orders",
                _ -> new Reply(409, "application/problem+json", Bytes.ascii("{\"code\":\"NONCE_USED\"}")));
        gateway = RunningGateway.start(
                folder, network, 0, mempool, propagation, Map.of(Unhurried.AWAITING_MILLIS, "300"));
        kafka = new KafkaSide(gateway.operator());
        long longAgo = System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(10);
        kafka.deliveredAt(old, 1, longAgo);
        old = feed.order(1);
        kafka.deliveredAt(old, 2, longAgo);
        kafka.progress(2);
        Eventually.holds(
                () -> assertThat(gateway.bean(EdgeState.class).seen().size()).isEqualTo(2));
    }

    @AfterAll
    void stop() {
        gateway.close();
        kafka.close();
        mempool.close();
        propagation.close();
    }

    @BeforeEach
    void attack() {
        attacker = new RawPeer(
                TestNetwork.bytes32(random).toBytes(),
                gateway.bean(Mesh.class).addresses().getFirst());
    }

    @AfterEach
    void leave() {
        attacker.close();
    }

    @Test
    void aBadSignature() throws Exception {
        Envelope order = feed.order(2);
        Signature ofAnother = TestNetwork.key(random).sign(order.id().value().toBytes());
        SignedHeader forged = new SignedHeader(order.header(), order.signed().encoded(), order.id(), ofAnother);
        expect("BAD_SIGNATURE", () -> say(new Envelope(forged, order.payload())));
    }

    @Test
    void aKeyThatNobodyCertified() throws Exception {
        TestFeed stranger = new TestFeed(network.genesis(), TestNetwork.key(random));
        expect("UNCERTIFIED_KEY", () -> say(stranger.order(1)));
    }

    @Test
    void aSwappedPayload() throws Exception {
        Envelope order = feed.order(3);
        Envelope other = feed.order(4);
        expect("PAYLOAD_MISMATCH", () -> say(new Envelope(order.signed(), other.payload())));
    }

    @Test
    void aReplay() throws Exception {
        expect("REPLAY", () -> say(old));
    }

    @Test
    void aTruncatedMessage() throws Exception {
        Bytes whole = feed.order(5).encode();
        expect("MALFORMED", () -> attacker.say(topicOf(old), Bytes.copyOf(whole.unsafeArray(), 0, whole.size() - 1)));
    }

    @Test
    void aTruncatedFrame() throws Exception {
        expect("MALFORMED", () -> attacker.write(new byte[] {3, 0x12, 0x7f, 0x01}));
    }

    @Test
    void anOversizedMessage() throws Exception {
        expect("OVERSIZED", () -> attacker.say(topicOf(old), Bytes.wrap(new byte[65_450])));
    }

    @Test
    void anOversizedFrame() throws Exception {
        expect("OVERSIZED", () -> attacker.write(new byte[] {(byte) 0xff, (byte) 0xff, 0x7f}));
    }

    @Test
    void aNonceThatTheOwnerUsedForAnotherOrder() throws Exception {
        SignedUserOrder order = TestFeed.anOrder(network.genesis(), 9);
        String body = "{\"order\":" + JsonMapper.shared().writeValueAsString(OrderJson.of(order.order()))
                + ",\"signature\":\"" + order.signature().bytes().hex() + "\"}";
        assertThat(gateway.post("/v1/orders", body).statusCode()).isEqualTo(409);
        assertThat(gateway.metric(CALLS, "reason=\"NONCE_USED\"")).isEqualTo(1);
    }

    private void expect(String reason, Runnable attack) throws Exception {
        String label = "reason=\"" + reason + "\"";
        double before = gateway.metric(REFUSALS, label);
        double others = gateway.metric(REFUSALS) - before;
        attack.run();
        Eventually.holds(() -> assertThat(gateway.metric(REFUSALS, label)).isEqualTo(before + 1));
        assertThat(gateway.metric(REFUSALS) - gateway.metric(REFUSALS, label)).isEqualTo(others);
    }

    private void say(Envelope envelope) {
        attacker.say(topicOf(envelope), envelope.encode());
    }

    private static String topicOf(Envelope envelope) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElseThrow();
        return WireTopic.bodies(envelope.header(), type).name();
    }
}

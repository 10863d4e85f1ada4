package org.causality.effect.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.model.topic.TopicCatalogue.CHAINS_EVENTS;
import static org.causality.model.topic.TopicCatalogue.JOBS_EVENTS;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.causality.embedded.SharedParts;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.EffectKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The store is kept and the logs begin anew; before it, the orchestrator's word makes the purchase an effect. */
class KafkaIsLostTest {
    private static final ChainId CHAIN = new ChainId("eip155:31337");
    private static final int PARTITION = CHAIN.lane().slot(CHAINS_EVENTS.partitions());
    private static final String SETTLEMENT = "0x00000000000000000000000000000000000000bb";
    private static final String EFFECT = EffectId.expected(
                    EffectKind.INVOKE, CHAIN, new Bytes32(0, 0, 0, 52), Bytes.parseHex(SETTLEMENT))
            .hex();

    private TrackerNode node;
    private long sequence;

    @BeforeEach
    void start() {
        node = TrackerNode.started(KafkaIsLostTest.class);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whatTheNewLogsTellIsNotTakenForWhatTheOldOnesTold() throws Exception {
        job("ResultVerified", """
                "operator":"%s","statement":"%s","orders":["%s"],"facts":[],"root":"%s",
                "purchase":{"effectId":"%s","chain":"%s","emitter":"%s","key":"%s","value":"0x07"}
                """.formatted(word(31), word(52), word(1), word(7), EFFECT, CHAIN, SETTLEMENT, word(77)));
        node.awaitStatus(EFFECT, "PENDING");
        job("StatusChanged", """
                "from":"ANNOUNCED","to":"SUBMITTED","version":"6","orders":[],"transaction":"%s"
                """.formatted(word(53)));
        TrackerNode.await("the transaction among its causes", () -> causes().contains(word(53)));
        fact("VALID", "UNSAFE");
        node.awaitStatus(EFFECT, "PROVEN");
        node.stop();
        loseTheLogs();
        node.start();
        fact("VALID", "FINALIZED");
        node.awaitStatus(EFFECT, "FINALIZED");
        assertThat(node.get("/v1/effects/" + EFFECT + "/history")
                        .json()
                        .at("/evolutions")
                        .valueStream()
                        .map(step -> step.path("to").asString()))
                .containsExactly("PENDING", "PROVEN", "FINALIZED");
    }

    private String causes() {
        JsonNode causes = node.get("/v1/effects/" + EFFECT + "/causes").json();
        return causes.toString();
    }

    private void loseTheLogs() throws Exception {
        try (Admin admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", SharedParts.get().bootstrapServers()))) {
            var names = LogReader.READ.stream()
                    .map(topic -> topic.fullName(node.operator))
                    .toList();
            admin.deleteTopics(names).all().get();
            TrackerNode.await("gone", () -> gone(admin));
        }
    }

    private boolean gone(Admin admin) {
        try {
            return admin.listTopics().names().get().stream()
                    .noneMatch(LogReader.READ.stream()
                            .map(topic -> topic.fullName(node.operator))
                            .toList()::contains);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void job(String event, String fields) {
        sequence++;
        String slot =
                "\"slot\":{\"lineage\":\"" + word(900) + "\",\"parentOutput\":\"" + word(11) + "\",\"index\":\"12\"}";
        node.logs.write(
                JOBS_EVENTS,
                0,
                sequence,
                event,
                "{\"jobId\":\"" + word(51) + "\"," + slot + "," + fields + ",\"cause\":\"" + word(1_000)
                        + "\",\"lamport\":\"" + sequence + "\",\"at\":\"2026-01-01T00:00:00Z\"}");
    }

    private void fact(String verdict, String finality) {
        sequence++;
        node.logs.write(
                CHAINS_EVENTS,
                PARTITION,
                sequence,
                "FactJudged",
                TrackerNode.JSON.writeValueAsString(Map.ofEntries(
                        Map.entry("eventId", word(9)),
                        Map.entry("chain", CHAIN.value()),
                        Map.entry("height", "4"),
                        Map.entry("blockHash", word(400)),
                        Map.entry("kind", "STATE_VALUE"),
                        Map.entry("emitter", SETTLEMENT),
                        Map.entry("key", word(77)),
                        Map.entry("value", "0x07"),
                        Map.entry("finality", finality),
                        Map.entry("verdict", verdict),
                        Map.entry("reason", "PROVEN"),
                        Map.entry("cause", word(1_000)),
                        Map.entry("lamport", Long.toString(sequence)),
                        Map.entry("at", "2026-01-01T00:00:00Z"))));
    }

    private static String word(long number) {
        return new Bytes32(0, 0, 0, number).hex();
    }
}

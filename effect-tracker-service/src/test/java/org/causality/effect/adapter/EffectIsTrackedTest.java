package org.causality.effect.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.model.topic.TopicCatalogue.CHAINS_EVENTS;
import static org.causality.model.topic.TopicCatalogue.DELIVERED;
import static org.causality.model.topic.TopicCatalogue.EFFECTS_EVENTS;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.adapter.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The last steps of the golden scenario against the real service: Kafka in, Postgres, Kafka out, HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class EffectIsTrackedTest {
    private static final ChainId CHAIN = new ChainId("eip155:31337");
    private static final int PARTITION = CHAIN.lane().slot(CHAINS_EVENTS.partitions());
    private static final String SHOP = "0x00000000000000000000000000000000000000aa";
    private static final String PURCHASED = word(77);
    private static final String PRICE = word(5);

    private TrackerNode node;
    private long sequence;

    @BeforeAll
    void start() {
        node = TrackerNode.started(EffectIsTrackedTest.class);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void aPurchaseIsToldFromPendingToFinalWithItsCausesOverARestart() {
        fact(PRICE, word(0), "VALID", "UNSAFE");
        TrackerNode.Answer posted = node.post("/internal/v1/effects", purchase(word(1)));
        assertThat(posted.status()).as(posted.body()).isEqualTo(201);
        String effect = posted.text("/effectId");
        assertThat(node.post("/internal/v1/effects", purchase(word(1))).status())
                .isEqualTo(200);
        fact(word(9), PURCHASED, "NOT_YET", "UNSAFE");
        node.awaitStatus(effect, "OBSERVED");
        fact(word(9), PURCHASED, "VALID", "UNSAFE");
        node.awaitStatus(effect, "PROVEN");
        node.stop();
        node.start();
        assertThat(node.get("/v1/effects/" + effect).text("/effect/status")).isEqualTo("PROVEN");
        fact(word(9), PURCHASED, "VALID", "FINALIZED");
        node.awaitStatus(effect, "FINALIZED");

        TrackerNode.Answer history = node.get("/v1/effects/" + effect + "/history");
        assertThat(history.json()
                        .at("/evolutions")
                        .valueStream()
                        .map(step -> step.path("to").asString()))
                .containsExactly("PENDING", "OBSERVED", "PROVEN", "FINALIZED");
        assertThat(history.text("/evolutions/3/proof/eventId")).isEqualTo(word(9));
        TrackerNode.Answer causes = node.get("/v1/effects/" + effect + "/causes");
        assertThat(causes.json()
                        .at("/nodes")
                        .valueStream()
                        .map(cause -> cause.path("kind").asString() + " "
                                + cause.path("status").asString()))
                .contains("EFFECT FINALIZED", "FACT VALID", "ORDER ", "PROOF ", "TRANSACTION ", "COMPUTATION ");
        assertThat(node.get("/v1/effects?status=FINALIZED&chain=eip155:31337&limit=10")
                        .body())
                .contains(effect);
        TrackerNode.await("told", () -> told(effect).size() == 4);
        List<ConsumerRecord<byte[], byte[]>> events = told(effect);
        assertThat(events.stream().map(event -> RecordHeaders.text(event.headers(), RecordHeader.EVENT)))
                .containsExactly("Registered", "StatusChanged", "StatusChanged", "StatusChanged");
        TrackerNode.await(
                "progress",
                () -> node.logs.all(EFFECTS_EVENTS).stream()
                        .anyMatch(record ->
                                LogReader.PROGRESS.equals(RecordHeaders.text(record.headers(), RecordHeader.EVENT))
                                        && RecordHeaders.number(record.headers(), RecordHeader.DELIVERY_SEQUENCE, -1)
                                                == sequence));
        assertCursorsAboveProgress();
    }

    @Test
    void aReorgTakesItBackOnceAndSubscribersHearOfIt() throws Exception {
        fact(word(6), word(0), "VALID", "UNSAFE");
        String effect = node.post("/internal/v1/effects", purchase(word(2), word(6), word(78)))
                .text("/effectId");
        List<String> heard = new CopyOnWriteArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var stream = client.sendAsync(
                    HttpRequest.newBuilder(node.uri("/v1/effects/updates?effect=" + effect))
                            .build(),
                    HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(heard)));
            TrackerNode.await(
                    "subscribed",
                    () -> node.get("/actuator/prometheus").body().contains("causality_effecttracker_subscribers 1.0"));
            fact(word(19), word(78), "VALID", "UNSAFE");
            node.awaitStatus(effect, "PROVEN");
            fact(word(6), word(0), "RETRACTED", "UNSAFE");
            fact(word(19), word(78), "RETRACTED", "UNSAFE");
            node.awaitStatus(effect, "RETRACTED");
            TrackerNode.await("heard", () -> heard.stream().anyMatch(line -> line.contains("EFFECT_CAUSE_RETRACTED")));
            var _ = stream.cancel(true);
            client.shutdownNow();
        }
        TrackerNode.Answer history = node.get("/v1/effects/" + effect + "/history");
        assertThat(history.json()
                        .at("/evolutions")
                        .valueStream()
                        .map(step -> step.path("to").asString()))
                .containsExactly("PENDING", "PROVEN", "RETRACTED");
        assertThat(history.text("/evolutions/2/because/id")).isEqualTo(word(6));
    }

    @Test
    void refusalsAreProblems() {
        assertThat(node.get("/v1/effects/" + word(404)).text("/code")).isEqualTo("NOT_FOUND");
        assertThat(node.get("/v1/effects/abc").status()).isEqualTo(400);
        TrackerNode.Answer unknown = node.post("/internal/v1/effects", "{\"surprise\":1}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/type")).isEqualTo("urn:causality:reason:SHAPE");
        TrackerNode.Answer back = node.post(
                "/internal/v1/effects/" + word(1) + "/status",
                Map.of("to", "RETRACTED", "cause", word(1), "lamport", "1"));
        assertThat(back.text("/code")).isEqualTo("WRONG_CAUSE");
        assertThat(node.get("/v3/api-docs").body()).contains("/v1/effects/{id}/causes", "/internal/v1/journeys");
    }

    @Test
    void anEffectDepartsForAnotherChain() {
        String effect = node.post("/internal/v1/effects", purchase(word(3), word(7), word(79)))
                .text("/effectId");
        Map<String, Object> wish = Map.of(
                "effectId", effect,
                "target", "eip155:10",
                "packet", "0x01",
                "kind", "DEPOSIT",
                "emitter", SHOP,
                "cause", word(1),
                "lamport", "3");
        TrackerNode.Answer departed = node.post("/internal/v1/journeys", wish);
        assertThat(departed.status()).as(departed.body()).isEqualTo(201);
        assertThat(departed.text("/status")).isEqualTo("DEPARTED");
        assertThat(node.post("/internal/v1/journeys", wish).status()).isEqualTo(200);
        assertThat(node.get("/v1/effects/" + effect).text("/crossChainJourneys/0/journeyId"))
                .isEqualTo(departed.text("/journeyId"));
        assertThat(node.get("/v1/effects/" + effect).text("/causalDependents/0/id"))
                .isEqualTo(departed.text("/arrival"));
    }

    @Test
    void aRecordNobodyCanReadIsPutAside() {
        node.logs.write(CHAINS_EVENTS, 0, ++sequence, "FactJudged", "{\"eventId\":\"0x12\"}");
        TrackerNode.await(
                "dead letter", () -> node.logs.all(CHAINS_EVENTS.dead()).size() == 1);
        assertThat(RecordHeaders.text(
                        node.logs.all(CHAINS_EVENTS.dead()).getFirst().headers(), RecordHeader.REASON))
                .isEqualTo("MALFORMED");
    }

    /** An event after a progress record of its partition has a higher sequence. */
    private void assertCursorsAboveProgress() {
        List<Long> progress = new ArrayList<>(List.of(0L, 0L, 0L, 0L));
        for (ConsumerRecord<byte[], byte[]> record : node.logs.all(EFFECTS_EVENTS)) {
            long at = RecordHeaders.number(record.headers(), RecordHeader.DELIVERY_SEQUENCE, -1);
            if (LogReader.PROGRESS.equals(RecordHeaders.text(record.headers(), RecordHeader.EVENT))) {
                progress.set(record.partition(), at);
            } else {
                assertThat(at).isGreaterThan(progress.get(record.partition()));
            }
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> told(String effect) {
        return node.logs.all(EFFECTS_EVENTS).stream()
                .filter(record -> new String(record.value(), StandardCharsets.UTF_8).contains(effect))
                .toList();
    }

    /** A fact, told by the carrier's delivery, as the crosschain service tells it. */
    private void fact(String id, String key, String verdict, String finality) {
        sequence++;
        node.logs.write(DELIVERED, 0, sequence, "", "");
        node.logs.write(
                CHAINS_EVENTS,
                PARTITION,
                sequence,
                "FactJudged",
                TrackerNode.JSON.writeValueAsString(Map.ofEntries(
                        Map.entry("eventId", id),
                        Map.entry("chain", CHAIN.value()),
                        Map.entry("height", "4"),
                        Map.entry("blockHash", word(400)),
                        Map.entry("kind", "LOG"),
                        Map.entry("emitter", SHOP),
                        Map.entry("key", key),
                        Map.entry("value", "0x05"),
                        Map.entry("finality", finality),
                        Map.entry("verdict", verdict),
                        Map.entry("reason", "PROVEN"),
                        Map.entry("cause", word(1_000 + sequence)),
                        Map.entry("lamport", Long.toString(sequence)),
                        Map.entry("at", "2026-01-01T00:00:00Z"))));
        node.logs.progress(CHAINS_EVENTS, sequence);
    }

    private static Map<String, Object> purchase(String order) {
        return purchase(order, PRICE, PURCHASED);
    }

    private static Map<String, Object> purchase(String order, String price, String topic) {
        return Map.of(
                "kind",
                "INVOKE",
                "chain",
                CHAIN.value(),
                "originBlock",
                "4",
                "askedBy",
                order,
                "expects",
                Map.of("emitter", SHOP, "key", topic),
                "causes",
                List.of(
                        Map.of("kind", "FACT", "id", price),
                        Map.of("kind", "ORDER", "id", order),
                        Map.of("kind", "COMPUTATION", "id", word(51)),
                        Map.of("kind", "PROOF", "id", word(52)),
                        Map.of("kind", "TRANSACTION", "id", word(53))),
                "cause",
                word(1_000),
                "lamport",
                "2");
    }

    private static String word(long number) {
        return new Bytes32(0, 0, 0, number).hex();
    }
}

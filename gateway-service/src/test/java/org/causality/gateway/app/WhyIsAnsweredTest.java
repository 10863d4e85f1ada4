package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.app.TinyService.Asked;
import org.causality.gateway.app.TinyService.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three services know a part each; the answer says what there is, whoever is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyIsAnsweredTest {

    private static final String SUBMITTED = "0x" + "01".repeat(32);
    private static final String OPEN = "0x" + "02".repeat(32);
    private static final String TROUBLED = "0x" + "03".repeat(32);
    private static final String EFFECT = "0x" + "0e".repeat(32);

    private final TestNetwork network =
            TestNetwork.of("why", RunningGateway.uniqueOperators(WhyIsAnsweredTest.class, 2), 51);
    private final TinyService mempool = new TinyService();
    private final TinyService propagation = new TinyService();
    private final TinyService orchestrator = new TinyService();
    private final TinyService effectTracker = new TinyService();
    private final NobodyThere nobody = new NobodyThere();
    private RunningGateway gateway;
    private RunningGateway alone;

    @BeforeAll
    void start(@TempDir Path folder) {
        mempool.on("/v1/orders/" + SUBMITTED, _ -> order(SUBMITTED, "PROVEN", "SUBMITTED", "SUBMITTED_TO_CHAIN"))
                .on("/v1/orders/" + OPEN, _ -> order(OPEN, "RECEIVED", "OPEN", "ADMITTED"))
                .on("/v1/orders/" + TROUBLED, _ -> order(TROUBLED, "RECEIVED", "OPEN", "ADMITTED"));
        orchestrator.on(
                standing(SUBMITTED),
                _ -> Reply.json(200, "{\"waitsFor\":\"INCLUSION\",\"purchase\":{\"effectId\":\"" + EFFECT + "\"}}"));
        orchestrator.on(standing(TROUBLED), _ -> Reply.json(503, "{}"));
        effectTracker.on("/v1/effects/" + EFFECT, _ -> Reply.json(200, "{\"effect\":{\"status\":\"PENDING\"}}"));
        Map<String, String> settings = Map.of(
                "causality.orchestrator-url",
                orchestrator.url().toString(),
                "causality.effect-tracker-url",
                effectTracker.url().toString());
        gateway = RunningGateway.start(folder, network, 0, mempool, propagation, settings);
        Map<String, String> withoutOrchestrator =
                Map.of("causality.orchestrator-url", nobody.url().toString());
        alone = RunningGateway.start(folder, network, 1, mempool, propagation, withoutOrchestrator);
    }

    @AfterAll
    void stop() {
        gateway.close();
        alone.close();
        mempool.close();
        propagation.close();
        orchestrator.close();
        effectTracker.close();
        nobody.close();
    }

    @Test
    void allPartsComeTogether() throws Exception {
        JsonNode why = why(SUBMITTED);
        assertThat(why.propertyNames())
                .containsExactly(
                        "orderId",
                        "status",
                        "reason",
                        "explanation",
                        "remedy",
                        "since",
                        "sentence",
                        "computation",
                        "effect",
                        "history",
                        "notes");
        assertThat(why.path("status").asString()).isEqualTo("SUBMITTED");
        assertThat(why.path("reason").asString()).isEqualTo("SUBMITTED_TO_CHAIN");
        assertThat(why.path("explanation").asString()).isEqualTo("The settling transaction was sent to the chain.");
        assertThat(why.path("since").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(why.path("sentence").asString())
                .isEqualTo(
                        "The transaction that settles the order is on its way to the chain; it waits for the settling "
                                + "transaction to be in a block.");
        assertThat(why.path("computation").path("waitsFor").asString()).isEqualTo("INCLUSION");
        assertThat(why.path("effect").path("effect").path("status").asString()).isEqualTo("PENDING");
        assertThat(why.path("history")).hasSize(1);
        assertThat(why.path("notes")).isEmpty();
    }

    @Test
    void anOrderTheOrchestratorNeverHeardOfHasANote() throws Exception {
        JsonNode why = why(OPEN);
        assertThat(why.path("computation").isNull()).isTrue();
        assertThat(why.path("effect").isNull()).isTrue();
        assertThat(why.path("sentence").asString())
                .isEqualTo("The order is open in the book; it waits for an operator to compute it.");
        assertThat(why.path("notes").get(0).asString()).isEqualTo("orchestrator-service has not heard of it");
    }

    @Test
    void anOrchestratorInTroubleIsNoReasonToSayNothing() throws Exception {
        assertThat(why(TROUBLED).path("notes").get(0).asString()).isEqualTo("orchestrator-service answered 503");
    }

    @Test
    void anOrderNobodyKnowsIsAProblem() throws Exception {
        assertThat(gateway.get("/v1/orders/0x" + "09".repeat(32) + "/why").statusCode())
                .isEqualTo(404);
        assertThat(gateway.get("/v1/orders/7/why").statusCode()).isEqualTo(400);
        assertThat(orchestrator.asked()).extracting(Asked::uri).noneMatch(uri -> uri.contains("0909"));
    }

    @Test
    void aServiceThatIsNotThereLeavesItsPartOut() throws Exception {
        JsonNode why = why(alone, SUBMITTED);
        assertThat(why.path("status").asString()).isEqualTo("SUBMITTED");
        assertThat(why.path("computation").isNull()).isTrue();
        assertThat(why.path("notes").get(0).asString()).startsWith("orchestrator-service does not answer");
    }

    private JsonNode why(String order) throws Exception {
        return why(gateway, order);
    }

    private static JsonNode why(RunningGateway asked, String order) throws Exception {
        return JsonMapper.shared()
                .readTree(asked.get("/v1/orders/" + order + "/why").body());
    }

    private static String standing(String order) {
        return "/internal/v1/orders/" + order + "/standing";
    }

    private static Reply order(String id, String from, String to, String reason) {
        String step = "{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"reason\":\"" + reason
                + "\",\"at\":\"2026-01-01T00:00:00Z\"}";
        return Reply.json(200, "{\"orderId\":\"" + id + "\",\"status\":\"" + to + "\",\"history\":[" + step + "]}");
    }
}

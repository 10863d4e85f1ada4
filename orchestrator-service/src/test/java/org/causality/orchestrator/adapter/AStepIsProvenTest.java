package org.causality.orchestrator.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.causality.embedded.SharedParts;
import org.causality.groth16.transition.StateTransition;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.topic.TopicCatalogue;
import org.causality.orchestrator.World;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.program.TreeProving;
import org.causality.orchestrator.proof.Made;
import org.causality.orchestrator.worker.ProvingWorker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole service on Kafka and Postgres, with a worker that really proves. */
class AStepIsProvenTest {
    @TempDir
    static Path folder;

    private final String operator = SharedParts.uniqueOperator(AStepIsProvenTest.class);
    private final TestNode.Blobs blobs = new TestNode.Blobs();
    private final TestingCrosschain crosschain;

    AStepIsProvenTest() throws IOException {
        crosschain = new TestingCrosschain();
    }

    @AfterEach
    void stop() {
        crosschain.close();
    }

    @Test
    void fromAFactAndAnOrderToAnAnnouncedProofAndBackWithTheFact() throws Exception {
        Path home = TestNode.newHome(operator, folder);
        SignedUserOrder order = World.order(1, 1, 5, 13);
        Fact price;
        try (TestNode node = TestNode.start(operator, home, blobs, crosschain.url());
                Neighbours neighbours = new Neighbours(operator)) {
            node.awaitReady();
            neighbours.certify(home.resolve("keys"));
            Stamp carrier = neighbours.deliver(new Payload.UserOrder(order), List.of());
            neighbours.open(order.id(), carrier);
            price = World.fact(1, 5, 11, carrier);
            neighbours.judge(price, "VALID");

            String lineage = node.json("/v1/lineages")
                    .path("lineages")
                    .path(0)
                    .path("id")
                    .asString();
            try (ProvingWorker worker = new ProvingWorker(
                    node.url(), "worker-1", TreeProving.of(TestNode.SETUP_SEED, StateTransition.SMALL_DEPTH))) {
                worker.start();
                TestNode.await("proven, announced and accepted", () -> {
                    var _ = neighbours.deliverPublished();
                    return settling(node, lineage, order) != null;
                });
            }

            String job = Objects.requireNonNull(settling(node, lineage, order));
            TestNode.await(
                    "sent", () -> node.get("/v1/computations/" + job).body().contains("\"status\":\"SUBMITTED\""));
            assertThat(node.get("/v1/computations/" + job).body())
                    .contains(order.id().hex())
                    .contains(price.id().hex());
            awaitTold(neighbours, "LineageMoved");
            awaitTold(neighbours, "StatusChanged", "\"to\":\"PROVEN\"");
            awaitTold(neighbours, "SlotDecided");
            awaitTold(neighbours, "Progress");
            // The purchase is told with what it will do, and as what it was sent.
            awaitTold(
                    neighbours,
                    "ResultVerified",
                    "\"purchase\":{\"effectId\":",
                    "\"orders\":[\"" + order.id().hex());
            awaitTold(neighbours, "StatusChanged", "\"to\":\"SUBMITTED\"", "\"transaction\":\"0x");
            assertThat(crosschain.taken).hasSize(1);
            answersAreProblemsWithReasons(node, job);
            theOrderStandsWhereItIs(node, order);
            theTimesAreMeasured(node);
        }
        theStateSurvivesARestartAndTheFactDoesNot(home, price);
    }

    /** Events of a job are in several partitions, and each comes when it comes. */
    private static void awaitTold(Neighbours neighbours, String event, String... parts) {
        TestNode.await(
                "told " + event + " " + List.of(parts),
                () -> neighbours.events(TopicCatalogue.JOBS_EVENTS).stream()
                        .anyMatch(told ->
                                told.startsWith(event) && Stream.of(parts).allMatch(told::contains)));
    }

    /** The job of the step that settles the order; the fact may have made a step of its own before. */
    private static @Nullable String settling(TestNode node, String lineage, SignedUserOrder order) {
        for (JsonNode step : node.json("/v1/lineages/" + lineage).path("steps")) {
            if (step.path("orders").path(0).asString().equals(order.id().hex())) {
                return step.path("jobId").asString();
            }
        }
        return null;
    }

    private static void answersAreProblemsWithReasons(TestNode node, String job) {
        assertThat(node.get("/v1/computations/" + World.word(5).hex()).body()).contains("NOT_FOUND");
        assertThat(node.get("/v1/computations/nonsense").statusCode()).isEqualTo(400);
        assertThat(node.post(
                                "/v1/computations",
                                "{\"lineage\":\"" + World.word(5).hex() + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(node.post("/v1/computations", "{\"surprise\":1}").statusCode())
                .isEqualTo(400);
        assertThat(node.post("/worker/v1/jobs/" + job + "/heartbeat", "{\"fence\":\"1\"}")
                        .body())
                .contains("\"stop\":true");
        assertThat(node.postBytes(
                                "/worker/v1/jobs/" + job + "/result?fence=1&newRoot="
                                        + World.word(1).hex(),
                                new byte[Made.PROOF_BYTES_MAX + 1])
                        .statusCode())
                .isEqualTo(413);
        assertThat(node.get("/internal/v1/jobs?status=SUBMITTED").body()).contains(job);
        assertThat(node.get("/v3/api-docs").body()).contains("/worker/v1/leases");
        assertThat(node.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    private static void theOrderStandsWhereItIs(TestNode node, SignedUserOrder order) {
        JsonNode standing = node.json("/internal/v1/orders/" + order.id().hex() + "/standing");
        assertThat(standing.path("waitsFor").asString()).isEqualTo("INCLUSION");
        assertThat(standing.path("condition").path("verdict").asString()).isEqualTo("SATISFIED");
        assertThat(standing.path("job").path("status").asString()).isEqualTo("SUBMITTED");
        assertThat(standing.path("result").path("verified").asBoolean()).isTrue();
        assertThat(standing.path("intents").path(0).path("wins").asBoolean()).isTrue();
        assertThat(standing.path("purchase").path("transaction").asString()).startsWith("0x");
        assertThat(standing.path("facts").path(0).path("value").asString()).isEqualTo("5");
        assertThat(node.get("/internal/v1/orders/" + World.word(5).hex() + "/standing")
                        .statusCode())
                .isEqualTo(404);
    }

    private static void theTimesAreMeasured(TestNode node) {
        List<String> times = List.of(
                "causality_orchestrator_decision_seconds_count",
                "causality_orchestrator_prove_seconds_count{reason=\"PROOF_MADE\",type=\"PROOF\"}",
                "causality_orchestrator_verify_seconds_count{reason=\"VALID\",type=\"PROOF\"}");
        TestNode.await("measured: " + times, () -> {
            String said = node.get("/actuator/prometheus").body();
            return times.stream().allMatch(said::contains);
        });
    }

    private void theFactComesBackAndThePurchaseRevertsForGood(TestNode node, Neighbours neighbours, Fact price) {
        neighbours.judge(price, "VALID");
        TestNode.await("sent once more", () -> crosschain.taken.size() == 3);
        assertThat(crosschain.taken.stream().distinct()).hasSize(1);

        crosschain.receipt = "{\"execution\":\"REVERTED\",\"finality\":\"FINALIZED\"}";

        TestNode.await(
                "failed", () -> node.get("/internal/v1/jobs").body().contains("\"reason\":\"SUBMISSION_FAILED\""));
    }

    private void theStateSurvivesARestartAndTheFactDoesNot(Path home, Fact price) {
        try (TestNode node = TestNode.start(operator, home, blobs, crosschain.url());
                Neighbours neighbours = new Neighbours(operator)) {
            node.awaitReady();
            TestNode.await("sent again", () -> crosschain.taken.size() == 2);
            assertThat(crosschain.taken.getLast())
                    .as("a restart sends the same bytes")
                    .isEqualTo(crosschain.taken.getFirst());
            TestNode.await("watched", () -> !crosschain.watched.isEmpty());
            assertThat(crosschain.watched.stream().distinct()).hasSize(1);
            assertThat(node.get("/v1/lineages").body()).doesNotContain("\"steps\":[]");

            neighbours.judge(price, "RETRACTED");

            TestNode.await("taken back", () -> node.get("/v1/lineages").body().contains("\"steps\":[]"));
            TestNode.await(
                    "its reason", () -> node.get("/internal/v1/jobs").body().contains("FACT_RETRACTED"));
            theFactComesBackAndThePurchaseRevertsForGood(node, neighbours, price);
        }
    }
}

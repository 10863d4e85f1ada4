package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.canonical.Octets;
import org.causality.devnet.story.proof.Genesis;
import org.causality.devnet.story.wallet.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * F2 of the golden scenario: the winner's worker is so slow that the next operator's turn comes; its result arrives first.
 * The slow worker is this test, by the worker protocol.
 */
@ExtendWith(SharedNetwork.class)
class CompetitorIsFasterTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int POSTED_AT = 3;

    private final SystemNetwork network;

    CompetitorIsFasterTest(SystemNetwork network) {
        this.network = network;
    }

    @Test
    void theLosingJobIsSupersededAndTheOrderSettlesOnce() {
        try (Market market = Market.of(network);
                HttpClient http = OperatorApi.newHttp()) {
            market.awaitStepOf(market.setPrice());
            network.endProver();
            Octets order = market.postOrder(POSTED_AT, Term.Finality.UNSAFE).id();
            int winner = winner(market, order);
            SlowWorker worker = leasing(orchestrator(winner, http));
            assertThat(worker.heartbeat().path("stop").asBoolean(true)).isFalse();
            network.startProver();

            assertThat(awaitStop(worker).path("reason").asString("")).isEqualTo("RESULT_OVERTAKEN");
            network.awaitThat(
                    "the slow worker's job is superseded",
                    () -> network.api(winner)
                            .get("/v1/computations/" + worker.job)
                            .json()
                            .path("status")
                            .asString("")
                            .equals("SUPERSEDED"));

            market.expectSettledOnce(order);
            market.everywhere(
                    "another job counts",
                    operator -> !List.of("", worker.job).contains(jobThatCounts(market, operator, order)));
        }
    }

    /** Empty when the answer comes without that part. */
    private static String jobThatCounts(Market market, int operator, Octets order) {
        return market.why(operator, order)
                .path("computation")
                .path("result")
                .path("jobId")
                .asString("");
    }

    /** The answer that says so. */
    private JsonNode awaitStop(SlowWorker worker) {
        List<JsonNode> told = new ArrayList<>();
        network.awaitThat("the slow worker is told to stop", () -> {
            told.add(worker.heartbeat());
            return told.getLast().path("stop").asBoolean(false);
        });
        return told.getLast();
    }

    /** Its number in the line, once every operator names it and another one means to compute the step, too. */
    private int winner(Market market, Octets order) {
        List<JsonNode> intents = new ArrayList<>();
        network.awaitThat("several intents, and a winner", () -> {
            JsonNode computation = market.why(1, order).path("computation");
            intents.add(computation.path("intents"));
            return intents.getLast().size() == SystemNetwork.OPERATORS
                    && List.of("TURN", "PROOF")
                            .contains(computation.path("waitsFor").asString(""));
        });
        String key = intents.getLast().values().stream()
                .filter(intent -> intent.path("wins").asBoolean(false))
                .map(intent -> intent.path("operator").asString(""))
                .findFirst()
                .orElseThrow();
        List<String> line = network.genesis().members().stream()
                .map(Genesis.Member::key)
                .map(Octets::hex)
                .toList();
        return line.indexOf(key) + 1;
    }

    private OperatorApi orchestrator(int operator, HttpClient http) {
        int port = network.operator(operator).ports().of(ServiceApplication.ORCHESTRATOR);
        return new OperatorApi(URI.create("http://127.0.0.1:" + port), http);
    }

    /** The ended prover's last wish may have got the job before; then its lease runs out first. */
    private SlowWorker leasing(OperatorApi orchestrator) {
        List<SlowWorker> leasing = new ArrayList<>();
        network.awaitThat("a lease of the winner's job", () -> {
            JsonNode lease = SlowWorker.lease(orchestrator);
            if (!lease.isMissingNode()) {
                leasing.add(new SlowWorker(
                        orchestrator,
                        lease.path("jobId").asString(""),
                        lease.path("fence").asString("")));
            }
            return !leasing.isEmpty();
        });
        return leasing.getFirst();
    }

    /** Holds a job and never ends it. */
    private record SlowWorker(OperatorApi orchestrator, String job, String fence) {
        static JsonNode lease(OperatorApi orchestrator) {
            return orchestrator
                    .post("/worker/v1/leases", JSON.valueToTree(Map.of("worker", "slow", "capacity", 1)))
                    .json()
                    .path("leases")
                    .path(0);
        }

        JsonNode heartbeat() {
            return orchestrator
                    .post("/worker/v1/jobs/" + job + "/heartbeat", JSON.valueToTree(Map.of("fence", fence)))
                    .json();
        }
    }
}

package org.causality.devnet.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.jspeer.FreshOrders;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.Progress;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.model.network.GenesisFile;
import org.junit.jupiter.api.Test;

/** Isolated operators in a line of two; the second is killed without warning and comes back on its data. */
class KilledOperatorComesBackTest {
    private static final int OPERATORS = 2;
    private static final int KILLED = 2;
    private static final Duration WAIT_MAX = Duration.ofSeconds(90);
    private static final Duration RESTART_WAIT_MAX = Duration.ofMinutes(4);

    @Test
    void allOperatorsTellTheSameAgain() throws IOException {
        try (DataFolder folder = DataFolder.open(null, OPERATORS);
                HttpClient http = OperatorApi.newHttp();
                IsolatedNetwork network =
                        IsolatedNetwork.start(folder, OperatorPorts.freeBase(OPERATORS), 0, Progress.SILENT)) {
            FreshOrders orders = new FreshOrders(
                    GenesisFile.read(folder.networkFile()).network().value());
            SignedOrder before = postAt(network, http, KILLED, orders.next());
            awaitOpenEverywhere(network, http, before);

            IsolatedOperator killed = network.operators().get(KILLED - 1);
            long pid = killed.pid();
            assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
            SignedOrder meanwhile = postAt(network, http, 1, orders.next());
            await().atMost(RESTART_WAIT_MAX).until(() -> killed.pid() != pid && killed.isReady());

            SignedOrder after = postAt(network, http, KILLED, orders.next());
            awaitOpenEverywhere(network, http, before);
            awaitOpenEverywhere(network, http, meanwhile);
            awaitOpenEverywhere(network, http, after);
        }
    }

    private static SignedOrder postAt(IsolatedNetwork network, HttpClient http, int number, SignedOrder order) {
        await().atMost(WAIT_MAX)
                .untilAsserted(() -> assertThat(api(network, http, number)
                                .post("/v1/orders", order.body())
                                .status())
                        .isIn(200, 201));
        return order;
    }

    private static void awaitOpenEverywhere(IsolatedNetwork network, HttpClient http, SignedOrder order) {
        for (int number = 1; number <= OPERATORS; number++) {
            OperatorApi api = api(network, http, number);
            await().atMost(WAIT_MAX).untilAsserted(() -> {
                Answer answer = api.get("/v1/orders/" + order.id().hex());
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.json().path("status").asString()).isEqualTo("OPEN");
            });
        }
    }

    private static OperatorApi api(IsolatedNetwork network, HttpClient http, int number) {
        return new OperatorApi(URI.create(network.operators().get(number - 1).gatewayUrl()), http);
    }
}

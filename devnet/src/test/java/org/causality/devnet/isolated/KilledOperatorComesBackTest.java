package org.causality.devnet.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.causality.devnet.folder.DataFolder;
import org.causality.devnet.jspeer.FreshOrders;
import org.causality.devnet.node.FollowedChain;
import org.causality.devnet.node.OperatorPorts;
import org.causality.devnet.node.Progress;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.api.UnreachableException;
import org.causality.devnet.story.wallet.SignedOrder;
import org.causality.model.network.GenesisFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Isolated operators in a line of two; the second is killed without warning and comes back on its data. */
class KilledOperatorComesBackTest {
    private static final int OPERATORS = 2;
    private static final int KILLED = 2;
    private static final int BURST = 40;
    private static final int PROVEN_ROUNDS = 3;
    private static final long PROVEN_SEED = 25;
    private static final Duration WAIT_MAX = Duration.ofMinutes(4);
    private static final Duration RESTART_WAIT_MAX = Duration.ofMinutes(6);

    @Test
    void allOperatorsTellTheSameAgain() throws IOException {
        onOperators(this::killOnce);
    }

    /** Killed at a moment of chance while orders come in at both operators. */
    @Test
    @Tag("prove")
    @Tag("prove-kills")
    void soItIsAgainAndAgainUnderLoad() throws IOException {
        int rounds = Integer.getInteger("prove.size", PROVEN_ROUNDS);
        long seed = Long.getLong("prove.seed", PROVEN_SEED);
        Random moments = new Random(seed);
        List<SignedOrder> admitted = new ArrayList<>();
        onOperators((network, http, orders) -> {
            for (int round = 0; round < rounds; round++) {
                killUnderLoad(network, http, orders, moments.nextInt(BURST), admitted);
                for (SignedOrder order : admitted) {
                    awaitOpenEverywhere(network, http, order);
                }
            }
        });
        System.out.println("prove: seed " + seed + ", killed " + rounds + " times, " + admitted.size()
                + " admitted orders, every one open at every operator");
    }

    private interface Story {
        void on(IsolatedNetwork network, HttpClient http, FreshOrders orders);
    }

    private static void onOperators(Story story) throws IOException {
        try (DataFolder folder = DataFolder.open(null, OPERATORS);
                HttpClient http = OperatorApi.newHttp();
                IsolatedNetwork network = IsolatedNetwork.start(
                        folder, OperatorPorts.freeBase(OPERATORS), new FollowedChain.None(), 0, Progress.SILENT)) {
            story.on(
                    network,
                    http,
                    new FreshOrders(
                            GenesisFile.read(folder.networkFile()).network().value()));
        }
    }

    private void killOnce(IsolatedNetwork network, HttpClient http, FreshOrders orders) {
        SignedOrder before = postAt(network, http, KILLED, orders.next());
        awaitOpenEverywhere(network, http, before);
        IsolatedOperator killed = network.operators().get(KILLED - 1);
        long pid = kill(killed);
        SignedOrder meanwhile = postAt(network, http, 1, orders.next());
        awaitBack(killed, pid);
        SignedOrder after = postAt(network, http, KILLED, orders.next());
        awaitOpenEverywhere(network, http, before);
        awaitOpenEverywhere(network, http, meanwhile);
        awaitOpenEverywhere(network, http, after);
    }

    /** What the killed operator admitted, it owes; what it did not answer to, it may have taken or not. */
    private static void killUnderLoad(
            IsolatedNetwork network, HttpClient http, FreshOrders orders, int killAfter, List<SignedOrder> admitted) {
        IsolatedOperator killed = network.operators().get(KILLED - 1);
        long pid = killed.pid();
        for (int i = 0; i < BURST; i++) {
            SignedOrder order = orders.next();
            if (isAdmitted(network, http, i < killAfter ? KILLED : 1, order)) {
                admitted.add(order);
            }
            if (i == killAfter) {
                pid = kill(killed);
            }
        }
        awaitBack(killed, pid);
    }

    private static long kill(IsolatedOperator operator) {
        long pid = operator.pid();
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
        return pid;
    }

    private static void awaitBack(IsolatedOperator killed, long pid) {
        await().atMost(RESTART_WAIT_MAX).until(() -> killed.pid() != pid && killed.isReady());
    }

    private static boolean isAdmitted(IsolatedNetwork network, HttpClient http, int number, SignedOrder order) {
        try {
            return api(network, http, number).post("/v1/orders", order.body()).status() == 201;
        } catch (UnreachableException _) {
            return false;
        }
    }

    private static SignedOrder postAt(IsolatedNetwork network, HttpClient http, int number, SignedOrder order) {
        await().atMost(WAIT_MAX)
                .ignoreException(UnreachableException.class)
                .untilAsserted(() -> assertThat(api(network, http, number)
                                .post("/v1/orders", order.body())
                                .status())
                        .isIn(200, 201));
        return order;
    }

    private static void awaitOpenEverywhere(IsolatedNetwork network, HttpClient http, SignedOrder order) {
        for (int number = 1; number <= OPERATORS; number++) {
            OperatorApi api = api(network, http, number);
            await().pollDelay(Duration.ZERO)
                    .atMost(WAIT_MAX)
                    .ignoreException(UnreachableException.class)
                    .untilAsserted(() -> {
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

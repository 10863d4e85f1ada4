package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.api.UnreachableException;
import org.causality.devnet.story.wallet.SignedOrder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A link that loses and reorders gossip loses no order: what is missing is fetched. */
@ExtendWith(SharedNetwork.class)
class LossyLinkTest {

    private static final int ORDERS = 200;
    private static final int WALLETS = 8;
    /** With this seed five of the first two hundred frames with orders are lost. */
    private static final long SEED = 23;

    private static final int PROVEN_ORDERS = 2_000;
    private static final long PROVEN_SEED = 24;

    private static final double LOSS = 0.01;
    private static final double REORDER = 0.05;

    /** Far more than 600 questions for 200 orders, at 200 a second from one address, and the repairs themselves take. */
    private static final Duration ALL_KNOWN_MAX = SystemNetwork.WAIT_MAX;

    private static final int ORDERS_A_SECOND_MIN = 20;

    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);

    @Test
    void everyOrderIsDeliveredAndTheRepairsAreCounted(SystemNetwork network) {
        expectAllDelivered(network, ORDERS, SEED);
    }

    @Test
    @Tag("prove")
    @Tag("prove-frames")
    void soItIsAtGreaterLength(SystemNetwork network) {
        expectAllDelivered(
                network, Integer.getInteger("prove.size", PROVEN_ORDERS), Long.getLong("prove.seed", PROVEN_SEED));
    }

    private static void expectAllDelivered(SystemNetwork network, int count, long seed) {
        LossyFrames frames = new LossyFrames(seed, LOSS, REORDER);
        double before = repaired(network);
        network.faults().links.get(SystemNetwork.MIDDLE - 1).lose(frames);
        List<SignedOrder> orders = posted(network, count);
        for (int operator = SystemNetwork.OPERATORS; operator >= 1; operator--) {
            awaitAllKnown(network, operator, new ArrayList<>(orders));
        }
        System.out.println("prove: seed " + seed + ", " + count + " orders, " + frames.dropped() + " frames lost, "
                + frames.reordered() + " reordered, every order at every operator");
        assertThat(frames.dropped()).as("frames lost with seed " + seed).isPositive();
        assertThat(frames.reordered()).isPositive();
        network.awaitThat("every loss is repaired", () -> repaired(network) - before >= frames.lost());
    }

    /** Some at once, as they come in life: one after the other each would wait for a transaction of its own. */
    private static List<SignedOrder> posted(SystemNetwork network, int count) {
        try (ExecutorService wallets = Executors.newFixedThreadPool(WALLETS)) {
            List<Future<SignedOrder>> posting = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                posting.add(wallets.submit(() -> network.post(SystemNetwork.OPERATORS)));
            }
            List<SignedOrder> orders = new ArrayList<>();
            for (Future<SignedOrder> one : posting) {
                orders.add(one.get());
            }
            return orders;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("an order was not posted", e);
        }
    }

    private static void awaitAllKnown(SystemNetwork network, int operator, List<SignedOrder> missing) {
        await("operator " + operator + " knows all")
                .atMost(ALL_KNOWN_MAX.plusSeconds(missing.size() / ORDERS_A_SECOND_MIN))
                .pollInterval(BETWEEN_ROUNDS)
                .ignoreException(UnreachableException.class)
                .until(() -> {
                    missing.removeIf(order -> network.knows(operator, order.id()));
                    return missing.isEmpty();
                });
    }

    /** Messages that came by fetch or by recovery: which of the two is first is a question of load. */
    private static double repaired(SystemNetwork network) {
        return network.metric(
                        SystemNetwork.MIDDLE,
                        ServiceApplication.GATEWAY,
                        "causality_gateway_fetched_total",
                        "outcome=\"came\"")
                + network.metric(
                        SystemNetwork.MIDDLE,
                        ServiceApplication.PROPAGATION,
                        "causality_propagation_recovered_total",
                        "outcome=\"taken\"");
    }
}

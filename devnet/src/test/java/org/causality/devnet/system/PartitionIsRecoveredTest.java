package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.wallet.SignedOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One operator of three is cut off while both sides go on; recovery, not fetch after fetch, makes them the same again. */
@ExtendWith(SharedNetwork.class)
class PartitionIsRecoveredTest {

    private static final int CUT_OFF = 3;
    private static final int ORDERS_A_SIDE = 150;

    /** Longer than a peer may be silent before it counts as having been away. */
    private static final Duration APART_MIN = Duration.ofSeconds(20);

    private static final String BYTES = "causality_gateway_recovery_bytes_total";

    private final SystemNetwork network;

    PartitionIsRecoveredTest(SystemNetwork network) {
        this.network = network;
    }

    @Test
    void bothSidesBecomeTheSameByRecovery() throws Exception {
        long taken = all(ServiceApplication.PROPAGATION, "causality_propagation_recovered_total", "taken");
        long bytes = all(ServiceApplication.GATEWAY, BYTES, "direction=\"out\"");
        long pushed = all(ServiceApplication.GATEWAY, BYTES, "direction=\"out\"", "frame=\"push\"");
        long roundTrips = all(ServiceApplication.GATEWAY, "causality_gateway_recovery_round_trips_total");

        network.faults().links.get(CUT_OFF - 1).cut();
        long cutNanos = System.nanoTime();
        List<SignedOrder> orders = postOnBothSides();
        Awaitility.await("the cut lasts")
                .atMost(APART_MIN.multipliedBy(2))
                .until(() -> System.nanoTime() - cutNanos > APART_MIN.toNanos());
        assertThat(network.knows(1, orders.getLast().id())).isFalse();
        long fetched = all(ServiceApplication.GATEWAY, "causality_gateway_fetched_total", "outcome=\"taken\"");
        network.faults().heal();
        network.awaitThat("all tell the same", () -> {
            List<String> told = CausalReading.of(network.api(1));
            return told.size() > orders.size()
                    && told.equals(CausalReading.of(network.api(2)))
                    && told.equals(CausalReading.of(network.api(CUT_OFF)));
        });
        network.awaitKnown(1, orders.getLast().id());
        network.awaitKnown(CUT_OFF, orders.getFirst().id());

        awaitSessionsCounted(taken + fetched, roundTrips);
        taken = all(ServiceApplication.PROPAGATION, "causality_propagation_recovered_total", "taken") - taken;
        fetched = all(ServiceApplication.GATEWAY, "causality_gateway_fetched_total", "outcome=\"taken\"") - fetched;
        bytes = all(ServiceApplication.GATEWAY, BYTES, "direction=\"out\"") - bytes;
        pushed = all(ServiceApplication.GATEWAY, BYTES, "direction=\"out\"", "frame=\"push\"") - pushed;
        roundTrips = all(ServiceApplication.GATEWAY, "causality_gateway_recovery_round_trips_total") - roundTrips;
        System.out.println("prove: " + taken + " messages by recovery and " + fetched + " fetched, " + roundTrips
                + " round trips, " + (bytes - pushed) + " bytes to compare, " + pushed + " of messages");
        // Operators 2 and 3 lack what the other side said. How much of it fetch brings before a session begins is the
        // machine's speed: a figure, not a promise.
        assertThat(taken).as("recovered").isPositive();
        assertThat(bytes - pushed)
                .as("bytes to compare, against those of all messages that were lacking")
                .isPositive()
                .isLessThan(pushed / taken * (taken + fetched));
    }

    /** The messages of a session are read before it has ended, and only then its round trips and its last messages count. */
    private void awaitSessionsCounted(long takenBefore, long roundTripsBefore) {
        network.awaitThat(
                "the sessions have ended and are counted",
                () -> all(ServiceApplication.GATEWAY, "causality_gateway_queue", "queue=\"recoveries\"") == 0
                        && all(ServiceApplication.GATEWAY, "causality_gateway_recovery_round_trips_total")
                                > roundTripsBefore
                        && all(ServiceApplication.PROPAGATION, "causality_propagation_recovered_total", "taken")
                                        + all(
                                                ServiceApplication.GATEWAY,
                                                "causality_gateway_fetched_total",
                                                "outcome=\"taken\"")
                                        - takenBefore
                                >= 2 * ORDERS_A_SIDE);
    }

    private List<SignedOrder> postOnBothSides() throws Exception {
        try (ExecutorService sides = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<SignedOrder>> here = sides.submit(() -> post(1));
            Future<List<SignedOrder>> there = sides.submit(() -> post(CUT_OFF));
            List<SignedOrder> all = new ArrayList<>(here.get());
            all.addAll(there.get());
            return all;
        }
    }

    private List<SignedOrder> post(int operator) {
        return IntStream.range(0, ORDERS_A_SIDE)
                .mapToObj(_ -> network.post(operator))
                .toList();
    }

    /** The sum over all operators. */
    private long all(ServiceApplication service, String name, String... labels) {
        return Math.round(IntStream.rangeClosed(1, SystemNetwork.OPERATORS)
                .mapToDouble(operator -> network.metric(operator, service, name, labels))
                .sum());
    }
}

package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.causality.devnet.node.ServiceApplication;
import org.causality.devnet.story.TestingStory;
import org.causality.devnet.story.TestingStory.Cancellable;
import org.causality.devnet.story.api.Answer;
import org.causality.devnet.story.canonical.Octets;
import org.causality.model.reason.CausalReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * On the wire: operator 2's core gets a cancellation 60 s before its order. It holds it back for 30 s, gives it up, and
 * fetches it again when the order has come; every service of every operator ends with the same story.
 */
@Tag("prove")
@Tag("prove-cancellation")
@ExtendWith(SharedNetwork.class)
class CancellationLongBeforeItsOrderTest {

    private static final Duration LATE = Duration.ofSeconds(60);
    private static final String JUDGED = "causality_propagation_messages_total";

    private final SystemNetwork network;

    CancellationLongBeforeItsOrderTest(SystemNetwork network) {
        this.network = network;
    }

    @Test
    void itIsHeldBackFetchedAgainAndAppliedInOrderEverywhere() {
        double expired = counted(CausalReason.HOLD_BACK_EXPIRED);
        double fetchedAgain = counted(CausalReason.REFETCHED);
        network.faults().lateOrders.hold();
        Cancellable order = TestingStory.cancellable(network.genesis());
        network.post(3, order.order());
        network.awaitKnown(1, order.id());
        network.awaitThat(
                "operator 2 has it on its doorstep",
                () -> network.faults().lateOrders.heldCount() > 0);
        long heldSince = System.nanoTime();
        Answer cancelled = network.answer(1, "/v1/orders/" + order.id() + "/cancellation", order.cancellation());
        assertThat(cancelled.status()).as(cancelled.brief()).matches(SystemNetwork::isAdmission);
        network.awaitThat(
                "operators 1 and 3 have cancelled it",
                () -> status(1, order.id()).equals("CANCELLED")
                        && status(3, order.id()).equals("CANCELLED"));

        network.awaitThat("sixty seconds are over", () -> System.nanoTime() - heldSince >= LATE.toNanos());

        network.awaitThat("it is given up", () -> counted(CausalReason.HOLD_BACK_EXPIRED) > expired);
        assertThat(network.knows(2, order.id())).isFalse();
        network.faults().lateOrders.letGo();

        network.awaitThat(
                "operator 2 has cancelled it", () -> status(2, order.id()).equals("CANCELLED"));
        network.awaitThat("it is counted as fetched again", () -> counted(CausalReason.REFETCHED) > fetchedAgain);
        Octets later = network.post(2).id();
        for (int operator = 1; operator <= SystemNetwork.OPERATORS; operator++) {
            assertThat(history(operator, order.id()))
                    .as("operator " + operator)
                    .containsExactly("RECEIVED>OPEN", "OPEN>CANCEL_REQUESTED", "CANCEL_REQUESTED>CANCELLED");
            assertThat(OrderStory.of(network.api(operator), order.id(), later).told())
                    .as("operator " + operator)
                    .containsExactly("UserOrder", "OPEN", "UserOrderCancellation", "CANCEL_REQUESTED", "CANCELLED");
        }
        System.out.println("prove: an order 60 s late at one of " + SystemNetwork.OPERATORS + " operators");
    }

    private double counted(CausalReason reason) {
        return network.metric(2, ServiceApplication.PROPAGATION, JUDGED, "reason=\"" + reason.code() + "\"");
    }

    private String status(int operator, Octets order) {
        return network.api(operator)
                .get("/v1/orders/" + order)
                .json()
                .path("status")
                .asString("");
    }

    private List<String> history(int operator, Octets order) {
        JsonNode steps = network.answer(operator, "/v1/orders/" + order).json().path("history");
        return steps.values().stream()
                .map(step ->
                        step.path("from").asString("") + ">" + step.path("to").asString(""))
                .toList();
    }
}

package org.causality.devnet.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.causality.devnet.story.telling.StepFailed;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault alone makes the story fail at the step and the operator it belongs to; healed, the network tells it again. */
@ExtendWith(SharedNetwork.class)
class StoryFaultsTest {

    /** Long for a network that works, short for one that will never answer. */
    private static final Duration STEP_WAIT_OF_A_FAULT = Duration.ofSeconds(8);

    enum Fault {
        RELAY_OFF(faults -> faults.links.get(SystemNetwork.MIDDLE - 1).relayNothing()),
        SIGNATURE_CHECK_OFF(faults -> faults.uncheckedDoor.on(true)),
        HOLD_BACK_OFF(faults -> faults.holdBackUndone.on(true)),
        MEMPOOL_DEAF(faults -> faults.deafBook.on(true)),
        RECEIPT_FORGED(faults -> faults.forgedReceipts.on(true)),
        CANCELLATION_LOST(faults -> faults.cancellationLost.on(true));

        private final Consumer<Faults> on;

        Fault(Consumer<Faults> on) {
            this.on = on;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIPT_FORGED,      2, order,        operator 3",
        "SIGNATURE_CHECK_OFF, 3, bad-order,    operator 2",
        "RELAY_OFF,           4, everywhere,   operator 1",
        "MEMPOOL_DEAF,        4, everywhere,   operator 1",
        "HOLD_BACK_OFF,       6, causal-order, operator 2",
        "CANCELLATION_LOST,   6, causal-order, operator 1",
    })
    void aFaultFailsItsStepAndLeavesNoTrace(Fault fault, int step, String name, String where, SystemNetwork network)
            throws IOException {
        fault.on.accept(network.faults());
        StepFailed failed = Objects.requireNonNull(
                network.tellOfOrders(STEP_WAIT_OF_A_FAULT).failed(), "the story did not notice " + fault);
        assertThat(failed.number()).as(failed.line()).isEqualTo(step);
        assertThat(failed.name()).isEqualTo(name);
        assertThat(failed.where()).startsWith(where);

        network.faults().heal();
        network.expectGoodStoryOfOrders();
    }
}

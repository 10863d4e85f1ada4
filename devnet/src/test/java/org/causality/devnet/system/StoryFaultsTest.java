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

    /**
     * For what will never come: the first operator that is asked lacks it, so nobody else has to be quick. A network that
     * works needs a tenth of it.
     */
    private static final Duration ABSENCE_WAIT = Duration.ofSeconds(4);

    enum Fault {
        RELAY_OFF(
                ABSENCE_WAIT,
                faults -> faults.links.get(SystemNetwork.MIDDLE - 1).relayNothing()),
        SIGNATURE_CHECK_OFF(SystemNetwork.WAIT_MAX, faults -> faults.uncheckedDoor.on(true)),
        HOLD_BACK_OFF(SystemNetwork.WAIT_MAX, faults -> faults.holdBackUndone.on(true)),
        MEMPOOL_DEAF(ABSENCE_WAIT, faults -> faults.deafBook.on(true)),
        RECEIPT_FORGED(SystemNetwork.WAIT_MAX, faults -> faults.forgedReceipts.on(true)),
        CANCELLATION_LOST(ABSENCE_WAIT, faults -> faults.cancellationLost.on(true));

        /** The longest its own step waits; those before it are good, and take what they take. */
        private final Duration wait;

        private final Consumer<Faults> on;

        Fault(Duration wait, Consumer<Faults> on) {
            this.wait = wait;
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
                network.tellOfOrders(number -> number < step ? SystemNetwork.WAIT_MAX : fault.wait)
                        .failed(),
                "the story did not notice " + fault);
        assertThat(failed.number()).as(failed.line()).isEqualTo(step);
        assertThat(failed.name()).isEqualTo(name);
        assertThat(failed.where()).startsWith(where);

        network.faults().heal();
        network.expectGoodStoryOfOrders();
    }
}

package org.causality.model.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.reason.LifecycleReason;
import org.causality.model.reason.OrderReason;
import org.causality.model.reason.Reason;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
    private static final Bytes32 EVIDENCE = new Bytes32(1, 2, 3, 4);
    private static final LifeCycle<Light> TABLE = LifeCycle.of(
            Light.OFF,
            List.of(
                    Transition.step(Light.OFF, Light.ON, OrderReason.LEASED).takingFence(),
                    Transition.step(Light.ON, Light.BROKEN, OrderReason.COMPUTATION_FAILED)
                            .holdingFence(),
                    Transition.back(Light.ON, Light.OFF, OrderReason.LEASE_LOST)));

    private enum Light {
        OFF,
        ON,
        BROKEN
    }

    @Test
    void aStepRaisesTheVersionAndTakesTheFence() {
        Outcome<Light> outcome = TABLE.apply(TABLE.start(), wish(Light.ON, OrderReason.LEASED, 5));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Changed.class,
                        changed -> assertThat(changed.after()).isEqualTo(new Snapshot<>(Light.ON, 1, 5)));
    }

    @Test
    void aRepeatChangesNothing() {
        Snapshot<Light> on = new Snapshot<>(Light.ON, 1, 5);
        assertThat(TABLE.apply(on, wish(Light.ON, OrderReason.LEASED, 5))).isEqualTo(new Outcome.Unchanged<>(on));
    }

    @Test
    void aStepTheTableDoesNotKnowIsRefused() {
        assertRefused(TABLE.start(), wish(Light.BROKEN, OrderReason.LEASED, 0), LifecycleReason.ILLEGAL_TRANSITION);
    }

    @Test
    void aStepForAnotherReasonIsRefused() {
        assertRefused(TABLE.start(), wish(Light.ON, OrderReason.REORG, 5), LifecycleReason.WRONG_CAUSE);
    }

    @Test
    void aWriterThatReadAnOlderVersionIsRefused() {
        Snapshot<Light> on = new Snapshot<>(Light.ON, 3, 5);
        assertRefused(on, wish(Light.OFF, OrderReason.LEASE_LOST, 0).expecting(2), LifecycleReason.STALE_VERSION);
    }

    @Test
    void aZombieIsToldThatItIsOneEvenWhenItRepeats() {
        Snapshot<Light> on = new Snapshot<>(Light.ON, 3, 5);
        assertRefused(on, wish(Light.ON, OrderReason.LEASED, 4), LifecycleReason.STALE_FENCE);
        assertRefused(on, wish(Light.BROKEN, OrderReason.COMPUTATION_FAILED, 4), LifecycleReason.STALE_FENCE);
        assertRefused(on, wish(Light.BROKEN, OrderReason.COMPUTATION_FAILED, 0), LifecycleReason.STALE_FENCE);
    }

    @Test
    void aLeaseIsTakenOnlyWithAHigherToken() {
        Snapshot<Light> offAfterLease = new Snapshot<>(Light.OFF, 2, 5);
        assertRefused(offAfterLease, wish(Light.ON, OrderReason.LEASED, 5), LifecycleReason.STALE_FENCE);
    }

    @Test
    void whoeverLostTheLeaseCannotPreventTheBackEdge() {
        Snapshot<Light> on = new Snapshot<>(Light.ON, 1, 5);
        assertThat(TABLE.apply(on, wish(Light.OFF, OrderReason.LEASE_LOST, 0)))
                .isInstanceOfSatisfying(Outcome.Changed.class, changed -> {
                    assertThat(changed.retracts()).isTrue();
                    assertThat(changed.after()).isEqualTo(new Snapshot<>(Light.OFF, 2, 5));
                });
    }

    @Test
    void aTableWithAnUnreachableStateIsABug() {
        assertThatThrownBy(() ->
                        LifeCycle.of(Light.OFF, List.of(Transition.step(Light.OFF, Light.ON, OrderReason.LEASED))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BROKEN");
    }

    private static Change<Light> wish(Light to, Reason reason, long fence) {
        return Change.to(to, reason, EVIDENCE).withFence(fence);
    }

    private static void assertRefused(Snapshot<Light> current, Change<Light> change, LifecycleReason reason) {
        assertThat(TABLE.apply(current, change)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.current()).isEqualTo(current);
        });
    }
}

package org.causality.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.causality.model.wire.ReconMessage.Outcome;
import org.junit.jupiter.api.Test;

/** With whom a recovery begins, and when. */
class RecoveryBeginsTest {

    private static final RecoveryLimits LIMITS = RecoveryLimits.DEFAULT;
    private static final List<String> PRESENT = List.of("ann", "bob", "eve");
    private static final Recovered GAINED = new Recovered(Outcome.EQUAL, 7_000, 100, 900, 3, 50);
    private static final Recovered NOTHING = new Recovered(Outcome.EQUAL, 7_000, 0, 0, 1, 5);

    private final RecoveryPlan plan = new RecoveryPlan(LIMITS, new Random(1));

    @Test
    void aPeerIsAwayUntilItIsHeardAndWhenItWasSilentForLong() {
        assertThat(plan.heard("ann", 0)).isTrue();
        assertThat(plan.heard("ann", 5_000)).isFalse();
        assertThat(plan.heard("ann", 5_001 + LIMITS.awayMillis())).isTrue();
    }

    @Test
    void oneSideBeginsAndTheOtherAfterAWhile() {
        plan.cameBack("ann", true, 100);
        plan.cameBack("bob", false, 100);

        assertThat(plan.next(PRESENT, 100)).isEqualTo("ann");
        assertThat(plan.next(PRESENT, 100)).isNull();
        assertThat(plan.next(PRESENT, 100 + LIMITS.otherSideMillis())).isEqualTo("bob");
        assertThat(plan.next(PRESENT, 200 + LIMITS.otherSideMillis())).isNull();
    }

    @Test
    void whatIsAboutToBeginIsExpectedAndWhatCannotBeginIsNotForLong() {
        assertThat(plan.isExpected(0)).isFalse();
        plan.cameBack("gone", true, 100);
        assertThat(plan.isExpected(100)).isTrue();
        assertThat(plan.next(PRESENT, 100)).as("it is not there").isNull();
        assertThat(plan.isExpected(101 + LIMITS.otherSideMillis())).isFalse();

        plan.cameBack("ann", false, 5_000);
        assertThat(plan.isExpected(5_000)).isTrue();
        assertThat(plan.next(PRESENT, 5_000 + LIMITS.otherSideMillis())).isEqualTo("ann");
        assertThat(plan.isExpected(5_000 + LIMITS.otherSideMillis()))
                .as("now it is under way")
                .isFalse();
    }

    @Test
    void afterSessionsThatGainNothingThePausesDouble() {
        long now = 0;
        for (long pause = LIMITS.pauseMillisMin(); pause < LIMITS.pauseMillisMax(); pause *= 2) {
            plan.ended("ann", NOTHING, now);
            plan.missesMuch("ann", now);
            assertThat(plan.next(List.of("ann"), now + pause - 1)).isNull();
            assertThat(plan.next(List.of("ann"), now + pause)).isEqualTo("ann");
            now += pause;
        }
        plan.ended("ann", GAINED, now);
        plan.missesMuch("ann", now);
        assertThat(plan.next(List.of("ann"), now + LIMITS.againMillis())).isEqualTo("ann");
    }

    @Test
    void whatCameIsOfferedToTheOthersAndWhatOnlyWentIsNot() {
        plan.ended("ann", new Recovered(Outcome.EQUAL, 7_000, 900, 0, 3, 50), 0);
        assertThat(plan.next(PRESENT, 0)).isNull();

        plan.served("ann", GAINED);
        assertThat(plan.next(PRESENT, 0)).isEqualTo("bob");
        assertThat(plan.next(PRESENT, 0)).isEqualTo("eve");
        assertThat(plan.next(PRESENT, 0)).isNull();
    }

    @Test
    void whatEndedEarlyGoesOnSoon() {
        plan.ended("ann", new Recovered(Outcome.ROUNDS_SPENT, 7_000, 0, 900, 7, 50), 0);
        assertThat(plan.next(List.of("ann"), LIMITS.againMillis())).isEqualTo("ann");

        plan.ended("ann", new Recovered(Outcome.OTHER_EPOCH, 7_000, 0, 0, 1, 5), 5_000);
        assertThat(plan.next(List.of("ann"), 5_000)).as("under another key").isEqualTo("ann");

        plan.ended("ann", Recovered.none(), 6_000);
        assertThat(plan.next(List.of("ann"), 7_000)).isNull();
    }

    @Test
    void nowAndThenOnePeerByChanceIsComparedWith() {
        int begun = 0;
        for (long now = 0; now < 100 * LIMITS.roundMillis(); now += 1_000) {
            begun += plan.next(PRESENT, now) == null ? 0 : 1;
        }
        assertThat(begun).isBetween(80, 120);
    }
}

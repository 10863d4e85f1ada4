package org.causality.propagation.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.LamportTime;
import org.junit.jupiter.api.Test;

class FloorIsProposedTest {

    private static final long DAY = CheckpointLimits.LAG_MILLIS_MIN;
    private static final long MINUTE = 60_000;

    private final Council council = new Council(1, 1, 1);
    private final CheckpointCore core = council.core(0, CheckpointLimits.DEFAULT);

    @Test
    void aFloorIsClaimedADayAfterItWasPassedAndNotBefore() {
        assertThat(tick(1, 0)).singleElement().isEqualTo(new Output.Note(Council.floor(1), 0));
        assertThat(tick(1, DAY - 1)).isEmpty();
        assertThat(tick(1, DAY)).containsExactly(new Output.Sum(LamportTime.ZERO, Council.floor(1)));
        Checkpoint claimed = say(1, DAY);
        assertThat(claimed.floor()).isEqualTo(Council.floor(1));
        assertThat(claimed.count()).isEqualTo(5_000);
        assertThat(claimed.previous()).isNull();
        assertThat(tick(1, 2 * DAY)).as("each floor once").isEmpty();
    }

    @Test
    void aFloorIsPassedOnlyByATimeAboveIt() {
        assertThat(core.handle(new Input.Tick(Council.floor(1)), Instant.EPOCH)).isEmpty();
    }

    @Test
    void theHighestFloorOfAgeIsClaimedAndNextAfterAWhile() {
        for (int minute = 0; minute < 30; minute++) {
            tick(minute + 1, minute * MINUTE);
        }
        assertThat(tick(31, DAY + 4 * MINUTE)).contains(new Output.Sum(LamportTime.ZERO, Council.floor(5)));
        say(5, DAY + 4 * MINUTE);
        assertThat(tick(31, DAY + 14 * MINUTE - 1)).isEmpty();
        assertThat(tick(31, DAY + 14 * MINUTE)).containsExactly(new Output.Sum(LamportTime.ZERO, Council.floor(15)));
    }

    @Test
    void aFloorThatAnotherClaimedIsJoinedSoonerIfItIsOfAgeHere() {
        for (int minute = 0; minute < 30; minute++) {
            tick(minute + 1, minute * MINUTE);
        }
        tick(31, DAY + 4 * MINUTE);
        say(5, DAY + 4 * MINUTE);
        hear(Council.claim(1, 1, Council.on(council.start(), 6)));
        hear(Council.claim(2, 1, Council.on(council.start(), 20)));
        assertThat(tick(31, DAY + 5 * MINUTE - 1)).isEmpty();
        assertThat(tick(31, DAY + 5 * MINUTE)).containsExactly(new Output.Sum(LamportTime.ZERO, Council.floor(6)));
    }

    @Test
    void aSumThatDoesNotComeIsAskedForAgain() {
        tick(1, 0);
        assertThat(tick(1, DAY)).hasSize(1);
        assertThat(tick(1, DAY + 1)).isEmpty();
        assertThat(tick(1, DAY + CheckpointLimits.DEFAULT.sumWaitMillis())).hasSize(1);
    }

    @Test
    void aSumFromBeforeTheTipMovedIsNotClaimed() {
        tick(2, 0);
        assertThat(tick(2, DAY)).hasSize(1);
        List.of(1, 2).forEach(other -> hear(Council.claim(other, 1, Council.on(council.start(), 1))));
        assertThat(summed(LamportTime.ZERO, 2, DAY)).isEmpty();
        assertThat(tick(2, DAY)).containsExactly(new Output.Sum(Council.floor(1), Council.floor(2)));
    }

    @Test
    void afterARestartItGoesOnWhereItWas() {
        CheckpointCore restarted = council.core(0, CheckpointLimits.DEFAULT);
        restarted.restore(new Output.Note(Council.floor(1), 5));
        restarted.restore(new Output.Note(Council.floor(2), MINUTE));
        var tick = new Input.Tick(new LamportTime(3 * Checkpoint.STEP_TICKS));
        var _ = restarted.handle(new Input.Claimed(Council.claim(0, 1, Council.on(council.start(), 1))), Instant.EPOCH);
        assertThat(restarted.handle(tick, Instant.ofEpochMilli(DAY + 5)))
                .as("claimed before, in an earlier incarnation")
                .noneMatch(Output.Sum.class::isInstance);
        assertThat(restarted.handle(tick, Instant.ofEpochMilli(DAY + MINUTE)))
                .contains(new Output.Sum(LamportTime.ZERO, Council.floor(2)));
    }

    @Test
    void whoIsNoMemberClaimsNothing() {
        CheckpointCore stranger = council.core(8, CheckpointLimits.DEFAULT);
        var tick = new Input.Tick(new LamportTime(Checkpoint.STEP_TICKS));
        var _ = stranger.handle(tick, Instant.EPOCH);
        assertThat(stranger.handle(tick, Instant.ofEpochMilli(DAY))).isEmpty();
    }

    @Test
    void noMoreFloorsAreNotedThanComeOfAge() {
        Passing passing = new Passing(CheckpointLimits.DEFAULT);
        for (long second = 0; second < 3 * DAY / 1_000; second++) {
            var _ = passing.note(new LamportTime((second + 1) * Checkpoint.STEP_TICKS), second * 1_000);
            if (second % 600 == 0) {
                var _ = passing.ofAge(second * 1_000);
            }
        }
        assertThat(passing.size()).isBetween(1_440, 1_460);
    }

    private List<Output> tick(long steps, long millis) {
        return core.handle(
                new Input.Tick(new LamportTime(steps * Checkpoint.STEP_TICKS)), Instant.ofEpochMilli(millis));
    }

    private Checkpoint say(long steps, long millis) {
        return ((Output.Say) summed(LamportTime.ZERO, steps, millis).getFirst()).claim();
    }

    private List<Output> summed(LamportTime above, long steps, long millis) {
        return core.handle(
                new Input.Summed(above, Council.floor(steps), Council.hash("root"), 5_000 * steps),
                Instant.ofEpochMilli(millis));
    }

    private void hear(Vote<Checkpoint> claim) {
        var _ = core.handle(new Input.Claimed(claim), Instant.EPOCH);
    }
}

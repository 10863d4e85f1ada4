package org.causality.propagation.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.CheckpointId;
import org.junit.jupiter.api.Test;

class KeysRestOnCheckpointsTest {

    private static final long EPOCH = EpochClock.EPOCH_MILLIS;
    private static final CheckpointId FIRST = new CheckpointId(new Bytes32(0, 0, 0, 1));
    private static final CheckpointId SECOND = new CheckpointId(new Bytes32(0, 0, 0, 2));

    private final EpochClock genesis = clock();
    private final EpochClock clock = clock();

    private static EpochClock clock() {
        return new EpochClock(Bytes.ascii("root"));
    }

    @Test
    void aCheckpointCountsFromTheNextKeyThatIsNotMadeYet() {
        clock.certified(FIRST, 7 * EPOCH);
        assertThat(clock.current(7 * EPOCH)).isEqualTo(genesis.current(7 * EPOCH));
        assertThat(clock.current(8 * EPOCH)).isNotEqualTo(genesis.current(8 * EPOCH));
        assertThat(clock.previous(8 * EPOCH)).isEqualTo(genesis.current(7 * EPOCH));
        assertThat(clock.current(9 * EPOCH)).isNotEqualTo(clock.current(8 * EPOCH));
    }

    @Test
    void whoHearsOfItAMinuteLaterChangesAtTheSameTime() {
        EpochClock other = clock();
        clock.certified(FIRST, 7 * EPOCH + 1_000);
        other.certified(FIRST, 7 * EPOCH + 61_000);
        assertThat(other.current(8 * EPOCH)).isEqualTo(clock.current(8 * EPOCH));
    }

    @Test
    void aKeyThatWasMadeAheadStays() {
        long now = 8 * EPOCH - EpochClock.AHEAD_MILLIS;
        Epoch ahead = clock.ahead(now);
        clock.certified(FIRST, now);
        assertThat(clock.current(8 * EPOCH)).isEqualTo(ahead);
        assertThat(clock.current(9 * EPOCH)).isNotEqualTo(genesis.current(9 * EPOCH));
    }

    @Test
    void ofTwoThatCountFromTheSameKeyTheLaterOneCounts() {
        EpochClock other = clock();
        clock.certified(FIRST, 7 * EPOCH);
        clock.certified(SECOND, 7 * EPOCH + 5_000);
        other.certified(SECOND, 7 * EPOCH);
        assertThat(clock.current(8 * EPOCH)).isEqualTo(other.current(8 * EPOCH));
    }

    @Test
    void afterARestartTheLastCertifiedOneHoldsAtOnce() {
        EpochClock other = clock();
        clock.certified(FIRST, 7 * EPOCH);
        other.restore(FIRST);
        assertThat(other.current(8 * EPOCH)).isEqualTo(clock.current(8 * EPOCH));
        clock.restore(FIRST);
        assertThat(clock.current(7 * EPOCH)).as("known before").isEqualTo(genesis.current(7 * EPOCH));
    }
}

package org.causality.propagation.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconMessage.Outcome;
import org.junit.jupiter.api.Test;

/** Sketches live under several keys at a time, and floors differ. */
class KeysChangeTest {
    private static final Epoch LATER = Epoch.of(new EpochKey(Bytes.wrap(new byte[EpochKey.BYTES])));
    private static final EpochClock CLOCK = new EpochClock(Bytes.ascii("root"));

    private final Random random = new Random(31);

    @Test
    void aSketchMadeWhileMessagesCameAndWentIsThatOfTheWholeSet() {
        Replica side = new Replica();
        fill(side, 5_000, 0);
        Rekeying made = side.set.rekey(LATER.name(), LATER.key());
        fill(side, 700, 20_000);
        side.set.shrinkTo(5_000);
        made.run();
        fill(side, 300, 20_000);
        assertThat(side.set.keep(made)).isTrue();
        fill(side, 100, 20_000);

        Sketch afresh = new Sketch(LATER.key());
        side.set
                .ids(
                        side.set.prints(ReconSet.LEVEL_MIN).stream()
                                .map(print -> print.window())
                                .toList(),
                        ReconSet.LEVEL_MIN)
                .forEach(timed -> afresh.add(timed.id()));
        assertThat(Objects.requireNonNull(side.set.sketch(LATER.name())).cells(0, 500))
                .isEqualTo(afresh.cells(0, 500));
    }

    @Test
    void whoStillHasTheOldKeyIsAnsweredUnderIt() {
        Replica late = new Replica();
        Replica early = new Replica();
        fill(late, 200, 0);
        fill(early, 200, 0);
        keep(early, LATER);
        early.set.useEpoch(LATER.name());

        assertThat(new Meeting(late, early).run().ended).isEqualTo(Outcome.EQUAL);
        assertThat(late.ids()).isEqualTo(early.ids());
        assertThat(new Meeting(early, new Replica()).run().ended).isEqualTo(Outcome.OTHER_EPOCH);
    }

    @Test
    void keysAreFewAndTheCurrentOneStays() {
        Replica side = new Replica();
        for (int number = 1; number < ReconSet.KEYS_MAX; number++) {
            keep(side, CLOCK.current(number * EpochClock.EPOCH_MILLIS));
        }
        Rekeying more = side.set.rekey(LATER.name(), LATER.key());
        more.run();
        assertThat(side.set.keep(more)).isFalse();

        side.set.drop(side.set.epoch());
        side.set.drop(CLOCK.current(EpochClock.EPOCH_MILLIS).name());
        assertThat(side.set.keep(more)).isTrue();
        assertThat(side.set.epochs()).contains(side.set.epoch(), LATER.name());
    }

    @Test
    void clocksThatAreALittleOffMeanTheSameKeys() {
        long now = 7 * EpochClock.EPOCH_MILLIS - 1_000;

        assertThat(CLOCK.ahead(now)).isEqualTo(CLOCK.current(now + 2_000));
        assertThat(CLOCK.previous(now + 2_000)).isEqualTo(CLOCK.current(now));
        assertThat(CLOCK.current(now)).isNotEqualTo(CLOCK.current(now + 2_000));
    }

    @Test
    void whatOnlyOneHasForgottenIsNotADifference() {
        Replica whole = new Replica();
        Replica shrunk = new Replica();
        for (int i = 0; i < 4_000; i++) {
            Bytes message = Replica.message(random, 1L + 10L * i);
            whole.keep(message);
            shrunk.keep(message);
        }
        shrunk.set.shrinkTo(2_000);
        whole.keep(Replica.message(random, 39_000));

        assertThat(new Meeting(whole, shrunk).run().ended).isEqualTo(Outcome.EQUAL);
        assertThat(new Meeting(shrunk, whole).run().ended).isEqualTo(Outcome.EQUAL);
        assertThat(shrunk.ids()).isEqualTo(whole.ids());
    }

    private static void keep(Replica side, Epoch epoch) {
        Rekeying made = side.set.rekey(epoch.name(), epoch.key());
        made.run();
        assertThat(side.set.keep(made)).isTrue();
    }

    private void fill(Replica side, int messages, long above) {
        for (int i = 0; i < messages; i++) {
            side.keep(Replica.message(random, above + 1 + random.nextInt(20_000)));
        }
    }
}

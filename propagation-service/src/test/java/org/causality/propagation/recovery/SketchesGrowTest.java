package org.causality.propagation.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.SplittableRandom;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.MessageId;
import org.junit.jupiter.api.Test;

/** A set of few ids keeps a short sketch; a session sees none of that. */
class SketchesGrowTest {
    private static final EpochKey KEY = new EpochKey(Bytes.ascii("sketches may gro"));

    private final SplittableRandom random = new SplittableRandom(16);
    private final ReconSet set = new ReconSet(1, KEY, 0);
    private final Sketch whole = new Sketch(KEY);

    private void add(int ids) {
        for (int i = 0; i < ids; i++) {
            MessageId id = new MessageId(
                    new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
            set.add(id, i);
            whole.add(ShortId.of(id));
        }
    }

    private Sketch snapshot() {
        return Objects.requireNonNull(set.snapshot(1));
    }

    @Test
    void itIsShortWhileThereIsLittle() {
        add(60);

        assertThat(set.sketch().size()).isEqualTo(256);
    }

    @Test
    void atEveryLengthASessionGetsTheWholeSketch() {
        for (int more : new int[] {1, 63, 1, 500, 5_000}) {
            add(more);
            assertThat(snapshot().cells(0, Sketch.CELLS_MAX)).isEqualTo(whole.cells(0, Sketch.CELLS_MAX));
            assertThat(set.sketch().cells(0, set.sketch().size()))
                    .isEqualTo(whole.cells(0, set.sketch().size()));
        }
        assertThat(set.sketch().size()).isEqualTo(Sketch.CELLS_MAX);
    }
}

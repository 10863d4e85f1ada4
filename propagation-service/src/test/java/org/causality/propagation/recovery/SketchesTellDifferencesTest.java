package org.causality.propagation.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.model.codec.Bytes;
import org.junit.jupiter.api.Test;

class SketchesTellDifferencesTest {
    private static final EpochKey KEY =
            new EpochKey(Bytes.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7}));

    @Property(tries = 60)
    void bothSidesOfTheDifferenceAreFound(
            @ForAll long seed,
            @ForAll @IntRange(max = 2_000) int common,
            @ForAll @IntRange(max = 300) int mine,
            @ForAll @IntRange(max = 300) int yours) {
        Random random = new Random(seed);
        Sketch own = new Sketch(KEY);
        Sketch other = new Sketch(KEY);
        draw(random, common).forEach(id -> {
            own.add(id);
            other.add(id);
        });
        Set<ShortId> onlyOwn = draw(random, mine);
        Set<ShortId> onlyOther = draw(random, yours);
        onlyOwn.forEach(own::add);
        onlyOther.forEach(other::add);

        Peeling peeling = new Peeling(own);
        int cells = solve(peeling, other, 16);

        assertThat(cells).isLessThanOrEqualTo(3 * (mine + yours) + 64);
        assertThat(peeling.ours()).containsExactlyInAnyOrderElementsOf(onlyOwn);
        assertThat(peeling.theirs()).containsExactlyInAnyOrderElementsOf(onlyOther);
    }

    @Test
    void anIdTakenOutAgainLeavesNoTrace() {
        Sketch sketch = new Sketch(KEY, 256);
        Set<ShortId> ids = draw(new Random(7), 500);
        ids.forEach(sketch::add);
        ids.forEach(sketch::remove);

        assertThat(sketch.cells(0, 256)).containsOnly(new Cell(0, 0, 0, 0));
    }

    @Test
    void equalSetsAreKnownByTheFirstCell() {
        Sketch own = new Sketch(KEY, 256);
        Sketch other = new Sketch(KEY, 256);
        draw(new Random(8), 500).forEach(id -> {
            own.add(id);
            other.add(id);
        });

        assertThat(new Peeling(own).take(other.cells(0, 1))).isTrue();
    }

    @Test
    void underAnotherKeyTheSameIdFallsIntoOtherCells() {
        Sketch one = new Sketch(KEY, 4_096);
        Sketch another = new Sketch(new EpochKey(Bytes.wrap(new byte[16])), 4_096);
        ShortId id = new ShortId(3, 4);
        one.add(id);
        another.add(id);

        assertThat(one.cells(0, 4_096)).isNotEqualTo(another.cells(0, 4_096));
    }

    @Test
    void aThousandDifferencesTakeAboutFourteenHundredCells() {
        Random random = new Random(9);
        int cells = 0;
        for (int run = 0; run < 10; run++) {
            Sketch own = new Sketch(KEY);
            draw(random, 1_000).forEach(own::add);
            cells += solve(new Peeling(own), new Sketch(KEY), 8);
        }

        assertThat(cells / 10).isBetween(1_300, 1_500);
    }

    private static int solve(Peeling peeling, Sketch other, int atATime) {
        List<Cell> next;
        do {
            next = other.cells(peeling.taken(), peeling.taken() + atATime);
        } while (!peeling.take(next));
        return peeling.taken();
    }

    private static Set<ShortId> draw(Random random, int count) {
        Set<ShortId> ids = new HashSet<>();
        while (ids.size() < count) {
            ids.add(new ShortId(random.nextLong(), random.nextLong()));
        }
        return ids;
    }
}

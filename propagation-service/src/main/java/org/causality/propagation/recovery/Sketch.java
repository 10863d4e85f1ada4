package org.causality.propagation.recovery;

import java.util.List;
import java.util.stream.IntStream;

/** The first cells of the endless sketch of one set, kept as ids come and go. Not for several threads. */
public final class Sketch {
    /** Solves some 11,000 differences; half a MiB. */
    public static final int CELLS_MAX = 16_384;

    private final EpochKey key;
    private final EpochKey.Drawing drawing;
    private final Cells cells;

    public Sketch(EpochKey key) {
        this(key, CELLS_MAX);
    }

    Sketch(EpochKey key, int size) {
        this(key, new Cells(size));
    }

    private Sketch(EpochKey key, Cells cells) {
        this.key = key;
        this.drawing = key.drawing();
        this.cells = cells;
    }

    /** As it is now; half a MiB. */
    Sketch snapshot() {
        return new Sketch(key, cells.copy());
    }

    public EpochKey key() {
        return key;
    }

    public void add(ShortId id) {
        change(id, 1);
    }

    /** The opposite of {@link #add}; an id that was never added makes the sketch one of another set. */
    public void remove(ShortId id) {
        change(id, -1);
    }

    private void change(ShortId id, int count) {
        Mapping mapping = drawing.mapping(id.high(), id.low());
        for (; mapping.index() < cells.size(); mapping.advance()) {
            cells.add(mapping.index(), id.high(), id.low(), mapping.check(), count);
        }
    }

    /** Cells {@code from} to {@code until - 1}. */
    public List<Cell> cells(int from, int until) {
        return IntStream.range(from, until).mapToObj(cells::at).toList();
    }

    int size() {
        return cells.size();
    }

    Cells ownCells() {
        return cells;
    }
}

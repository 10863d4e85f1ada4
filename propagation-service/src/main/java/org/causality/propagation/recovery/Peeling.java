package org.causality.propagation.recovery;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the cells of another set's sketch as they come and finds what only one of both sets has: a cell that holds one
 * id gives it away, and taking that id out of its other cells bares the next. Not for several threads.
 */
public final class Peeling {
    private record Found(ShortId id, Mapping next, int side) {}

    private static final int THEIRS = 1;
    private static final int OURS = -1;

    private final Sketch own;
    private final EpochKey.Drawing drawing;
    private final Cells cells = new Cells(0);
    private final List<Found> found = new ArrayList<>();
    private final List<ShortId> theirs = new ArrayList<>();
    private final List<ShortId> ours = new ArrayList<>();

    /** Cells to look at again, as a stack. */
    private final ArrayList<Integer> changed = new ArrayList<>();

    /** @param own must not change while this is in use */
    public Peeling(Sketch own) {
        this.own = own;
        this.drawing = own.key().drawing();
    }

    /**
     * The next cells, in order.
     *
     * @return whether all differences are found
     * @throws IllegalArgumentException beyond the own sketch
     */
    public boolean take(List<Cell> next) {
        int from = cells.size();
        if (from + next.size() > own.size()) {
            throw new IllegalArgumentException("more cells than a sketch has");
        }
        next.forEach(cell -> cells.appendDifference(cell, own.ownCells()));
        found.forEach(this::takeOut);
        for (int index = cells.size() - 1; index >= from; index--) {
            changed.add(index);
        }
        while (!changed.isEmpty()) {
            lookAt(changed.removeLast());
        }
        return isSolved();
    }

    /** Every id falls into cell 0, so an empty one means that nothing is left. */
    public boolean isSolved() {
        return cells.size() > 0 && cells.isEmpty(0);
    }

    private void lookAt(int index) {
        int side = cells.count(index);
        if (side != THEIRS && side != OURS) {
            return;
        }
        Cell cell = cells.at(index);
        Mapping mapping = drawing.mapping(cell.high(), cell.low());
        if (mapping.check() != cell.check()) {
            return; // several ids, and one more of the one side than of the other
        }
        Found one = new Found(new ShortId(cell.high(), cell.low()), mapping, side);
        found.add(one);
        (side == THEIRS ? theirs : ours).add(one.id);
        takeOut(one);
    }

    private void takeOut(Found one) {
        Mapping next = one.next;
        for (; next.index() < cells.size(); next.advance()) {
            cells.add(next.index(), one.id.high(), one.id.low(), next.check(), -one.side);
            changed.add(next.index());
        }
    }

    /** Cells taken so far. */
    public int taken() {
        return cells.size();
    }

    /** What only the other set has, as far as found. */
    public List<ShortId> theirs() {
        return List.copyOf(theirs);
    }

    /** What only the own set has, as far as found. */
    public List<ShortId> ours() {
        return List.copyOf(ours);
    }
}

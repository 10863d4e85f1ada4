package org.causality.effect.book;

import java.util.Map;
import java.util.TreeMap;
import org.causality.effect.evolution.EventCursor;

/**
 * What the book counts over all effects.
 *
 * <p>An event's sequence is that of its cause; where readers were already told that this sequence caused nothing more, it is
 * the next one, so no reader that resumes can miss it. Places rise in the order in which events happened here: one log may
 * be read ahead of another, and no effect's history may be told backwards.
 */
public final class Totals {
    private final TreeMap<Long, Integer> lastIndexes;
    private long told;
    private long effects;

    /**
     * @param told the sequence up to which readers were told that everything was told
     * @param effects how many were ever registered
     * @param lastIndexes the indexes in use at sequences above {@code told}
     */
    public Totals(long told, long effects, Map<Long, Integer> lastIndexes) {
        this.told = told;
        this.effects = effects;
        this.lastIndexes = new TreeMap<>(lastIndexes);
    }

    public Totals copy() {
        return new Totals(told, effects, lastIndexes);
    }

    EventCursor place(long sequence) {
        long reached = lastIndexes.isEmpty() ? 0 : lastIndexes.lastKey();
        long open = Math.max(reached, Math.max(sequence, told + 1));
        return new EventCursor(open, lastIndexes.merge(open, 1, Integer::sum));
    }

    long nextEffect() {
        return ++effects;
    }

    public long told() {
        return told;
    }

    public long effects() {
        return effects;
    }

    /** Everything up to this sequence is told. */
    public void tell(long sequence) {
        if (sequence > told) {
            told = sequence;
            lastIndexes.headMap(sequence, true).clear();
        }
    }
}

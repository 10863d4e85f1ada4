package org.causality.mempool.book;

import org.causality.model.message.LamportTime;

/**
 * What is counted over the whole book.
 *
 * @param admissions the last admission number given
 * @param changes the last change number given
 * @param open orders that have not ended
 * @param delivered the last delivery sequence handled
 * @param told how many events stand at the next sequence already: those that no delivery caused
 * @param clock the highest Lamport time delivered here: the clock reading drafts are keyed by
 */
public record Totals(long admissions, long changes, long open, long delivered, int told, LamportTime clock) {

    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, LamportTime.ZERO);

    public Totals admitted(long number) {
        return new Totals(Math.max(admissions, number), changes, open, delivered, told, clock);
    }

    public Totals delivered(long sequence, LamportTime time) {
        boolean isNew = Long.compareUnsigned(sequence, delivered) > 0;
        return new Totals(admissions, changes, open, isNew ? sequence : delivered, isNew ? 0 : told, clock.max(time));
    }

    /** @param events all that stand at the next sequence now */
    public Totals told(int events) {
        return new Totals(admissions, changes, open, delivered, events, clock);
    }

    /** The place of the last event told at this sequence so far; index 0 when there is none. */
    Cursor last(long sequence) {
        return new Cursor(sequence, sequence == delivered + 1 ? told : 0);
    }

    Totals changed(long number, int opened) {
        return new Totals(admissions, Math.max(changes, number), open + opened, delivered, told, clock);
    }
}

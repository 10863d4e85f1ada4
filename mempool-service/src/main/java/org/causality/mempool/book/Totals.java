package org.causality.mempool.book;

import org.causality.model.message.LamportTime;

/**
 * What is counted over the whole book.
 *
 * @param admissions the last admission number given
 * @param changes the last change number given
 * @param open orders that have not ended
 * @param delivered the last delivery sequence handled
 * @param clock the highest Lamport time delivered here: the clock reading drafts are keyed by
 */
public record Totals(long admissions, long changes, long open, long delivered, LamportTime clock) {

    public static final Totals NONE = new Totals(0, 0, 0, 0, LamportTime.ZERO);

    public Totals admitted(long number) {
        return new Totals(Math.max(admissions, number), changes, open, delivered, clock);
    }

    public Totals delivered(long sequence, LamportTime time) {
        long last = Long.compareUnsigned(sequence, delivered) > 0 ? sequence : delivered;
        return new Totals(admissions, changes, open, last, clock.max(time));
    }

    Totals changed(long number, int opened) {
        return new Totals(admissions, Math.max(changes, number), open + opened, delivered, clock);
    }
}

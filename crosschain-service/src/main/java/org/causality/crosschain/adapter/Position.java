package org.causality.crosschain.adapter;

import org.causality.model.message.LamportTime;

/**
 * How far {@code delivered} was handled, and where the next event goes in the total order of events (ADR 3). What the own
 * client causes between deliveries is placed before what the next delivery will cause, so that it never comes after a
 * progress marker that covers it.
 *
 * @param delivered the last delivery handled, unsigned
 * @param index the place of the next event among those of delivery {@code delivered + 1}
 * @param clock the highest Lamport time seen
 */
record Position(long delivered, int index, LamportTime clock) {

    static final Position START = new Position(0, 1, LamportTime.ZERO);

    long sequence() {
        return delivered + 1;
    }

    Position nextIndex() {
        return new Position(delivered, index + 1, clock);
    }

    /** A delivery is about to be handled: events placed already keep their places when none was left out. */
    Position reached(long sequence) {
        return sequence == delivered + 1 ? this : new Position(sequence - 1, 1, clock);
    }

    Position handled(LamportTime time) {
        LamportTime later = time.compareTo(clock) > 0 ? time : clock;
        return new Position(delivered + 1, 1, later);
    }
}

package org.causality.mempool.book;

/**
 * A place in the one total order of a node's events.
 *
 * @param sequence the delivery sequence of the cause
 * @param index the event's place among those of its cause; 0 is the message itself
 */
public record Cursor(long sequence, int index) {

    @Override
    public String toString() {
        return sequence + "." + index;
    }
}

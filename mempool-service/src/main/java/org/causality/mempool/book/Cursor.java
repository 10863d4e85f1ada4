package org.causality.mempool.book;

import org.causality.model.codec.Decimals;

/**
 * A place in the one total order of a node's events.
 *
 * @param sequence the delivery sequence of the cause
 * @param index the event's place among those of its cause; 0 is the message itself
 */
public record Cursor(long sequence, int index) implements Comparable<Cursor> {

    /** Before everything. */
    public static final Cursor START = new Cursor(0, 0);

    private static final int INDEX_BITS = 20;
    private static final int INDEX_MAX = (1 << INDEX_BITS) - 1;

    /** @throws IllegalArgumentException not of the form {@code sequence.index} */
    public static Cursor parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("a cursor is sequence.index: " + text);
        }
        return new Cursor(
                Decimals.parseUnsignedLong(text.substring(0, dot)), Integer.parseInt(text, dot + 1, text.length(), 10));
    }

    /** As a fencing token: rises with the cursor, over a million events at one sequence. */
    long asFence() {
        return (sequence << INDEX_BITS) | Math.min(index, INDEX_MAX);
    }

    @Override
    public int compareTo(Cursor other) {
        int order = Long.compareUnsigned(sequence, other.sequence);
        return order == 0 ? Integer.compare(index, other.index) : order;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(sequence) + "." + index;
    }
}

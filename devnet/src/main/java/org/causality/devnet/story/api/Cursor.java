package org.causality.devnet.story.api;

import java.util.Comparator;
import java.util.Optional;

/** A place in an operator's event stream: delivery sequence of the cause, index of the event. Text form {@code 7.0}. */
public record Cursor(long sequence, int index) implements Comparable<Cursor> {

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::sequence).thenComparingInt(Cursor::index);

    public static Optional<Cursor> parse(String text) {
        if (!text.matches("\\d{1,18}\\.\\d{1,9}")) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        return Optional.of(
                new Cursor(Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1))));
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return sequence + "." + index;
    }
}

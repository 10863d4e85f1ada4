package org.causality.gateway.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in the total order of events; text form {@code 7.0}.
 *
 * @param sequence the delivery sequence of the cause, from 1
 * @param index 0 for the message, then the events it caused, from 1
 */
public record EventCursor(long sequence, int index) implements Comparable<EventCursor> {

    /** Before everything. */
    public static final EventCursor START = new EventCursor(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})");

    /** Null when the text is no cursor. */
    public static @Nullable EventCursor parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? new EventCursor(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)))
                : null;
    }

    /** The last place a cause can have events at. */
    public static EventCursor endOf(long sequence) {
        return new EventCursor(sequence, Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(EventCursor other) {
        int order = Long.compare(sequence, other.sequence);
        return order == 0 ? Integer.compare(index, other.index) : order;
    }

    @Override
    public String toString() {
        return sequence + "." + index;
    }
}

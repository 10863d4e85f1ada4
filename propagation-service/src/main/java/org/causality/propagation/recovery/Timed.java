package org.causality.propagation.recovery;

import java.util.Comparator;

/** An id with its Lamport time; their order puts causes before effects. */
public record Timed(long time, ShortId id) implements Comparable<Timed> {
    private static final Comparator<Timed> ORDER =
            ((Comparator<Timed>) (a, b) -> Long.compareUnsigned(a.time, b.time)).thenComparing(Timed::id);

    @Override
    public int compareTo(Timed other) {
        return ORDER.compare(this, other);
    }
}

package org.causality.model.message;

/** A message's place in the total order: time, then id. A linear extension of causality, not causality itself. */
public record Stamp(LamportTime time, MessageId id) implements Comparable<Stamp> {

    @Override
    public int compareTo(Stamp other) {
        int order = time.compareTo(other.time);
        return order == 0 ? id.compareTo(other.id) : order;
    }

    @Override
    public String toString() {
        return time + "/" + id.value().shortHex();
    }
}

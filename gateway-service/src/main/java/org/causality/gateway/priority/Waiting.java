package org.causality.gateway.priority;

import org.causality.model.message.PriorityClass;

/**
 * Something that waits for its turn.
 *
 * @param item what it is to whoever queued it
 * @param priority its class as the receiver computed it
 * @param peer whose budget it counts against
 * @param bytes what it holds in memory
 * @param costMicros what its check is expected to cost
 */
public record Waiting<T>(T item, PriorityClass priority, String peer, int bytes, int costMicros) {

    /** Above it the round robin would turn too long for one turn. */
    public static final int COST_MICROS_MAX = 10_000;

    public Waiting {
        if (bytes < 0 || costMicros < 1 || costMicros > COST_MICROS_MAX) {
            throw new IllegalArgumentException("no such size or cost: " + bytes + " bytes, " + costMicros + " µs");
        }
    }

    Waiting<T> as(PriorityClass other) {
        return new Waiting<>(item, other, peer, bytes, costMicros);
    }
}

package org.causality.effect.evolution;

/**
 * An event's place in the node's one order of events.
 *
 * @param sequence the delivery sequence of the cause
 * @param index its place among this service's events of that sequence, from 1
 */
public record EventCursor(long sequence, int index) {

    @Override
    public String toString() {
        return sequence + "." + index;
    }
}

package org.causality.simulator.engine;

import org.jspecify.annotations.Nullable;

/** Something that happens at one moment of virtual time. Used once. */
public abstract class Event implements Comparable<Event> {
    long atMicros;
    long order;
    /** The next one of the same slot of {@link EventQueue}. */
    @Nullable Event next;

    protected abstract void happen();

    /** What it is, in 64 bits that are the same in every run: the trace hash is made of these. */
    protected abstract long trace();

    @Override
    public final int compareTo(Event other) {
        int byTime = Long.compare(atMicros, other.atMicros);
        return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
}

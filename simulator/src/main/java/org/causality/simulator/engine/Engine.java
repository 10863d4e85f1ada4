package org.causality.simulator.engine;

import org.jspecify.annotations.Nullable;

/** The one loop: takes the next event, sets the time to its moment, lets it happen. Begins at time 0. */
public final class Engine {
    private final EventQueue queue = new EventQueue();
    private final Trace trace = new Trace();
    private long nowMicros;
    private long ordered;
    private long happened;

    /** Lets an event happen after some time; of two at one moment the one asked for first comes first. */
    public void after(long micros, Event event) {
        at(nowMicros + micros, event);
    }

    /** Lets an event happen at a moment that is not past. */
    public void at(long atMicros, Event event) {
        if (atMicros < nowMicros) {
            throw new IllegalArgumentException("that moment is past");
        }
        event.atMicros = atMicros;
        event.order = ordered++;
        queue.add(event);
    }

    /** Lets all happen that happens up to then. */
    public void runUntil(long untilMicros) {
        @Nullable Event event = queue.takeUntil(untilMicros);
        while (event != null) {
            nowMicros = event.atMicros;
            happened++;
            trace.add(nowMicros);
            trace.add(event.trace());
            event.happen();
            event = queue.takeUntil(untilMicros);
        }
        nowMicros = untilMicros;
    }

    public long nowMicros() {
        return nowMicros;
    }

    /** How many events happened. */
    public long happened() {
        return happened;
    }

    /** How many events are still to happen. */
    public int waiting() {
        return queue.size();
    }

    /** The same in every run of the same script and seed. */
    public long traceHash() {
        return trace.hash();
    }

    /** Joins parts of what an event is to one word. */
    public static long word(int kind, long a, long b) {
        return Trace.mix(kind * 0x9e37_79b9_7f4a_7c15L + a) + b;
    }
}

package org.causality.simulator.check;

import java.util.Locale;

/** What must hold in every run, whatever goes wrong. */
public enum Invariant {
    /** Nothing is delivered before what it depends on. */
    CAUSAL_ORDER,
    /** Nothing is delivered twice, and the places of {@code delivered} have no gaps, over all starts. */
    ONCE,
    /** No buffer is larger than its bound. */
    BOUNDS,
    /** {@code happenedBefore} says what the vector clocks say. */
    HAPPENED_BEFORE,
    /** No honest clock is ahead of the true time of what was said. */
    HONEST_CLOCK,
    /** An honest node says one thing at one place of its feed, whatever it lost in a crash. */
    HONEST_FEED,
    /** What went through the codec is what it was. */
    CODEC,
    /** When all is quiet every honest node has the same messages, heads, clock and void feeds. */
    CONVERGED,
    /** What the script expects beside that. */
    EXPECTED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

package org.causality.simulator.script;

import java.util.Locale;

/** What a run is measured against at its end. */
public sealed interface Expectation {
    /** So long after the last fault and the last message, every node has the same. */
    record Converged(long withinMicros) implements Expectation {
        @Override
        public String toString() {
            return "converged within " + Times.text(withinMicros);
        }
    }

    /** Of all pairs of a message and a node that could have it, this part has. */
    record Reach(double part) implements Expectation {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "reach %.2f%%", 100 * part);
        }
    }

    /** So soon after it was said, 99 of 100 deliveries are made. */
    record Delay(long p99Micros) implements Expectation {
        @Override
        public String toString() {
            return "delay " + Times.text(p99Micros);
        }
    }
}

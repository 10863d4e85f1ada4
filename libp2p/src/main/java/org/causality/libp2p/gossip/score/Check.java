package org.causality.libp2p.gossip.score;

import java.time.Duration;

/** Refuses parameters under which the score would mean something else. */
final class Check {
    private Check() {}

    static void positive(String what, double value) {
        require(value > 0, what, "above 0", value);
    }

    static void notNegative(String what, double value) {
        require(value >= 0, what, "at least 0", value);
    }

    static void positive(String what, Duration value) {
        positive(what, (double) value.toNanos());
    }

    static void notNegative(String what, Duration value) {
        notNegative(what, (double) value.toMillis());
    }

    /** At least a second: heartbeats are no finer. */
    static void longEnough(String what, Duration value) {
        notNegative(what + " above a second", (double) value.toMillis() - 1_000);
    }

    static void notPositive(String what, double value) {
        require(value <= 0, what, "at most 0", value);
    }

    static void fraction(String what, double value) {
        require(value > 0 && value < 1, what, "between 0 and 1", value);
    }

    /** NaN fails every comparison, and so is refused too. */
    private static void require(boolean holds, String what, String must, double value) {
        if (!holds || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be " + must + ", not " + value);
        }
    }
}

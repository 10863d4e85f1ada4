package org.causality.libp2p.links;

import java.time.Duration;
import java.time.Instant;

/** When to try again: each time later than the last, twice as long up to a longest wait. */
final class Pace {
    private final Duration first;
    private final Duration longest;
    private Duration wait;
    private Instant due = Instant.MIN;

    Pace(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.wait = first;
    }

    /** Whether it is time; if so the next time is set. */
    boolean isDue(Instant now) {
        if (due.isAfter(now)) {
            return false;
        }
        due = now.plus(wait);
        Duration twice = wait.multipliedBy(2);
        wait = twice.compareTo(longest) > 0 ? longest : twice;
        return true;
    }

    /** Begins anew. */
    void reset(Instant now) {
        wait = first;
        due = now.plus(first);
    }
}

package org.causality.libp2p.host;

import java.util.concurrent.atomic.AtomicLong;

/** Takes room from a shared count in one step: whoever looks at the count never sees it above its limit. */
final class Room {
    private Room() {}

    /** Adds to the count; false, and nothing added, when it would pass the limit. */
    static boolean take(AtomicLong held, int more, long max) {
        long before = held.getAndUpdate(now -> now + more <= max ? now + more : now);
        return before + more <= max;
    }
}

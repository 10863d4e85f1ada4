package org.causality.model.message;

import java.util.stream.Stream;

/** The verified clock's arithmetic (protocol §3): a time is one tick after the highest it rests on, no more, no less. */
public final class TimeRule {
    /** Above the highest verified time plus this, a signed message is kept unverified and not relayed. */
    public static final long TICKS_AHEAD_MAX = 1L << 20;

    private TimeRule() {}

    /** Whether the claimed time is {@code 1 + max} of the times of previous, parents and dependencies (none: 1). */
    public static boolean holds(LamportTime claimed, Stream<LamportTime> restsOn) {
        LamportTime highest = restsOn.reduce(LamportTime.ZERO, LamportTime::max);
        // At the end of time nothing follows; comparing this way round cannot overflow.
        return claimed.compareTo(highest) > 0 && highest.ticksUntil(claimed) == 1;
    }

    /** Whether a claimed time is so far above the verified maximum that it is not worth relaying before it is verified. */
    public static boolean isTooFarAhead(LamportTime verifiedMax, LamportTime claimed) {
        return Long.compareUnsigned(verifiedMax.ticksUntil(claimed), TICKS_AHEAD_MAX) > 0;
    }
}

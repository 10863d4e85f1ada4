package org.causality.libp2p.yamux;

/**
 * How large receive windows are. Each starts as the limits say, and doubles while half of it is used up within two round
 * trips, for then it is the window that holds the peer back.
 */
final class Windows {
    private static final int ROUND_TRIPS = 2;

    private final YamuxLimits limits;
    /** The shortest round trip seen; 0 until one was measured, and then nothing grows. */
    private long roundTripNanos;

    private long grownBytes;

    Windows(YamuxLimits limits) {
        this.limits = limits;
    }

    void begin(YamuxStream stream) {
        stream.windowBytes = limits.receiveWindowBytes();
        stream.credit = limits.receiveWindowBytes() - YamuxLimits.INITIAL_WINDOW_BYTES;
    }

    void end(YamuxStream stream) {
        grownBytes -= stream.windowBytes - limits.receiveWindowBytes();
        stream.windowBytes = limits.receiveWindowBytes();
    }

    void roundTrip(long nanos) {
        roundTripNanos = roundTripNanos == 0 ? nanos : Math.min(nanos, roundTripNanos);
    }

    /** Whether it is time to let the peer send more: not for every few bytes. */
    boolean isGrantDue(YamuxStream stream) {
        int threshold = stream.flags != 0 ? 1 : stream.windowBytes / 2;
        return stream.credit >= threshold && !stream.remoteEnded();
    }

    /** What the peer may send more from now on. */
    int takeCredit(YamuxStream stream, long nowNanos) {
        int window = stream.windowBytes;
        boolean scarce = stream.credit >= window / 2 && nowNanos - stream.grantedNanos < ROUND_TRIPS * roundTripNanos;
        if (scarce
                && 2 * window <= YamuxLimits.WINDOW_BYTES_MAX
                && grownBytes + window <= limits.windowGrowthBytesMax()) {
            stream.windowBytes += window;
            stream.credit += window;
            grownBytes += window;
        }
        int credit = stream.credit;
        stream.grantedNanos = nowNanos;
        stream.receiveWindow += credit;
        stream.credit = 0;
        return credit;
    }
}

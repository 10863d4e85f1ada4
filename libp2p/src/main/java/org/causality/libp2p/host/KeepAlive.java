package org.causality.libp2p.host;

/**
 * When a silent peer is asked, and when it is given up: looked at once in each keep-alive time.
 *
 * <pre>
 * state  what has happened since                 next
 * QUIET  something came                          QUIET
 * QUIET  nothing came for a keep-alive time      ASKED, it is pinged
 * ASKED  something came                          as in QUIET
 * ASKED  nothing at all came since it was asked  it is dropped; so never without being asked
 * </pre>
 */
final class KeepAlive {
    /** What to do now. */
    enum Step {
        REST,
        ASK,
        DROP
    }

    private final long quietNanos;
    private boolean asked;
    private long askedNanos;

    KeepAlive(long quietNanos) {
        this.quietNanos = quietNanos;
    }

    Step next(long nowNanos, long lastReadNanos) {
        if (nowNanos - lastReadNanos < quietNanos) {
            asked = false;
            return Step.REST;
        }
        if (asked && lastReadNanos - askedNanos < 0) {
            return Step.DROP;
        }
        asked = true;
        askedNanos = nowNanos;
        return Step.ASK;
    }

    /** How long ago the peer was asked. */
    long unansweredNanos(long nowNanos) {
        return nowNanos - askedNanos;
    }
}

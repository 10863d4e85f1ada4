package org.causality.gateway.event;

/**
 * When to ask the causal core for a tick: a record of {@code delivered} that says nothing but that the log moves on. Events our
 * services tell between two deliveries belong to the next one, and in a quiet network that may be long in coming.
 *
 * <pre>
 * nothing waits for a delivery           nothing is asked
 * something has waited QUIET_MILLIS      asked
 * nothing came of it                     asked again after RETRY_MILLIS_MIN, twice as late each time, at most RETRY_MILLIS_MAX
 * a delivery came                        begins anew
 * </pre>
 *
 * It asks as long as something waits: any delivery ends it. Single owner.
 */
public final class TickRule {

    /** In a busy network the next message comes sooner than this, and it costs nothing. */
    public static final long QUIET_MILLIS = 50;

    public static final long RETRY_MILLIS_MIN = 400;
    public static final long RETRY_MILLIS_MAX = 5_000;

    /** Nothing is to be asked now. */
    public static final long NOT_NOW = -1;

    private static final long NEVER = Long.MAX_VALUE;

    private long after = NOT_NOW;
    private long dueMillis = NEVER;
    private long retryMillis = RETRY_MILLIS_MIN;

    /**
     * @param waits whether events wait for a delivery
     * @param delivered the last sequence delivered
     * @return the sequence after which a tick is wanted now, or {@link #NOT_NOW}
     */
    public long look(boolean waits, long delivered, long nowMillis) {
        if (!waits) {
            dueMillis = NEVER;
            return NOT_NOW;
        }
        if (dueMillis == NEVER || delivered != after) {
            after = delivered;
            dueMillis = nowMillis + QUIET_MILLIS;
            retryMillis = RETRY_MILLIS_MIN;
        }
        if (nowMillis < dueMillis) {
            return NOT_NOW;
        }
        dueMillis = nowMillis + retryMillis;
        retryMillis = Math.min(2 * retryMillis, RETRY_MILLIS_MAX);
        return after;
    }

    /** How long nothing needs to be looked at, at most {@code millisMax}. */
    public long quietMillis(long nowMillis, long millisMax) {
        return Math.clamp(dueMillis - nowMillis, 1, millisMax);
    }
}

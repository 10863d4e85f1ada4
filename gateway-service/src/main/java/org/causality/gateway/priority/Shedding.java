package org.causality.gateway.priority;

/**
 * Controlled delay (CoDel, RFC 8289) for one class: once everything that left for a whole interval had waited too long, the
 * head is dropped, then again after ever shorter times, until one that leaves has waited little.
 */
final class Shedding {

    static final long INTERVAL_MICROS = 100_000;

    /** After so many in a row the pauses hardly shrink any more. */
    private static final int COUNT_MAX = 1 << 20;

    private static final long NEVER = Long.MAX_VALUE;

    private final long patienceMicros;
    private long slowSinceMicros = NEVER;
    private long nextDropMicros;
    private int count;
    private boolean shedding;

    /** @param patienceMicros waiting time that is no reason to worry; 0 to shed never */
    Shedding(long patienceMicros) {
        this.patienceMicros = patienceMicros;
    }

    /**
     * Whether what is about to leave is to be dropped instead.
     *
     * @param isLast whether nothing waits behind it
     */
    boolean drops(long waitedMicros, boolean isLast, long nowMicros) {
        if (patienceMicros == 0 || waitedMicros < patienceMicros || isLast) {
            slowSinceMicros = NEVER;
            shedding = false;
            return false;
        }
        if (slowSinceMicros == NEVER) {
            slowSinceMicros = nowMicros;
        }
        if (!shedding) {
            return nowMicros - slowSinceMicros >= INTERVAL_MICROS && begin(nowMicros);
        }
        return nowMicros >= nextDropMicros && dropAgain();
    }

    /** Where it was slow a moment ago it goes on as it had ended. */
    private boolean begin(long nowMicros) {
        boolean soonAfter = nowMicros - nextDropMicros < INTERVAL_MICROS;
        count = soonAfter ? Math.max(1, count - 2) : 1;
        shedding = true;
        nextDropMicros = nowMicros + pause();
        return true;
    }

    private boolean dropAgain() {
        count = Math.min(COUNT_MAX, count + 1);
        nextDropMicros += pause();
        return true;
    }

    private long pause() {
        return (long) (INTERVAL_MICROS / Math.sqrt(count));
    }
}

package org.causality.gateway.budget;

/**
 * A bounded number of places for calls under way, and how long a call takes of late. Who finds no place is turned away at
 * once: waiting would only make the calls under way longer. Safe from any thread.
 */
public final class Places {

    private static final long WAIT_MILLIS_MIN = 100;
    private static final long WAIT_MILLIS_MAX = 5_000;

    /** How many of the last calls the mean is about. */
    private static final int MEAN_OVER = 8;

    private final int max;
    private int taken;
    private double meanMillis;

    public Places(int max) {
        this.max = max;
    }

    public synchronized boolean take() {
        if (taken >= max) {
            return false;
        }
        taken++;
        return true;
    }

    public synchronized void release(long tookMillis) {
        taken--;
        meanMillis += (tookMillis - meanMillis) / MEAN_OVER;
    }

    /** When to come again: by then those who have a place now are through, if nothing changes. */
    public synchronized long retryAfterMillis() {
        return Math.clamp((long) meanMillis, WAIT_MILLIS_MIN, WAIT_MILLIS_MAX);
    }

    public synchronized int taken() {
        return taken;
    }

    public int max() {
        return max;
    }
}

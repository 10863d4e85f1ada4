package org.causality.gateway.ownership;

/**
 * From what a node measures to the level it publishes: a moving mean, and a level is only left when the mean is a fifth past
 * its edge. So a load that swings about an edge is published once. Single owner.
 */
public final class LoadMeter {

    /** The mean follows a change by two thirds in this time. */
    private static final double MEAN_MILLIS = 30_000;

    private static final double HYSTERESIS = 0.2;
    private static final double WHOLE = 100;

    private double meanPercent;
    private long lastMillis;
    private boolean began;
    private LoadLevel level = LoadLevel.IDLE;

    /** @param percent of what the node can do */
    public LoadLevel observe(double percent, long nowMillis) {
        double bounded = Math.clamp(percent, 0, WHOLE);
        double part = began ? 1 - StrictMath.exp(-Math.max(0, nowMillis - lastMillis) / MEAN_MILLIS) : 1;
        meanPercent += (bounded - meanPercent) * part;
        lastMillis = Math.max(lastMillis, nowMillis);
        began = true;
        LoadLevel up = LoadLevel.of(meanPercent / (1 + HYSTERESIS));
        LoadLevel down = LoadLevel.of(meanPercent / (1 - HYSTERESIS));
        if (up.compareTo(level) > 0) {
            level = up;
        } else if (down.compareTo(level) < 0) {
            level = down;
        }
        return level;
    }

    public LoadLevel level() {
        return level;
    }
}

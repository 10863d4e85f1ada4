package org.causality.simulator.script;

/** Lengths of time as scripts write them: {@code 2ms}, {@code 10s}, {@code 30m}. */
final class Times {
    static final long MILLI = 1_000;
    static final long SECOND = 1_000 * MILLI;
    static final long MINUTE = 60 * SECOND;

    private Times() {}

    static String text(long micros) {
        if (micros % MINUTE == 0 && micros != 0) {
            return micros / MINUTE + "m";
        }
        if (micros % SECOND == 0) {
            return micros / SECOND + "s";
        }
        return micros % MILLI == 0 ? micros / MILLI + "ms" : micros + "us";
    }
}

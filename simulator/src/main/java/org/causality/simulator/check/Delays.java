package org.causality.simulator.check;

/** How long deliveries took, to an eighth. */
public final class Delays {
    private static final int STEP_BITS = 4;
    private static final int STEPS = 1 << STEP_BITS;

    private final long[] counts = new long[Long.SIZE * STEPS];
    private long all;

    void add(long micros) {
        counts[place(micros)]++;
        all++;
    }

    private static int place(long micros) {
        int octave = Long.SIZE - Long.numberOfLeadingZeros(micros >> STEP_BITS);
        return octave * STEPS + (int) (micros >> octave) % STEPS;
    }

    public long count() {
        return all;
    }

    /** So many microseconds or less took {@code percent} of them. */
    public long percentile(int percent) {
        long below = 0;
        int place = 0;
        while (place < counts.length && (below + counts[place]) * 100 < percent * all) {
            below += counts[place++];
        }
        return (place % STEPS + 1L) << (place / STEPS);
    }
}

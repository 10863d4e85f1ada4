package org.causality.propagation.recovery;

/**
 * The cells one id falls into: always cell 0, then ever sparser ones, cell i with probability 1 / (1 + i/2) (Yang, Gilad,
 * Alizadeh: Practical Rateless Set Reconciliation, SIGCOMM 2024). Arithmetic is IEEE 754 double with one square root, and
 * so the same on every machine.
 */
final class Mapping {
    private static final double UNIT = 0x1.0p-53;

    private final long step;
    private final long check;
    private long state;
    private int index;

    Mapping(long seed, long seedOfSteps) {
        this.state = seed;
        this.step = seedOfSteps | 1;
        this.check = mix(seed ^ Long.rotateLeft(mix(seedOfSteps), 32));
    }

    /** Tells one id in a cell from a sum of several. */
    long check() {
        return check;
    }

    int index() {
        return index;
    }

    /** To the next cell; stays at {@link Integer#MAX_VALUE} once there. */
    void advance() {
        state += step;
        double drawn = ((mix(state) >>> 11) + 1) * UNIT;
        double gap = Math.ceil((index + 1.5) * (1 / Math.sqrt(drawn) - 1));
        index = (int) Math.min(Integer.MAX_VALUE, index + Math.max(1, gap));
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}

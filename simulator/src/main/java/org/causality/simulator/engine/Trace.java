package org.causality.simulator.engine;

/** A hash over everything that happened, in order: two runs with the same one did the same. */
final class Trace {
    private long hash = 0x43_41_55_53_41_4c_49_54L;

    void add(long word) {
        hash = mix(hash * 0x9e37_79b9_7f4a_7c15L + word);
    }

    long hash() {
        return hash;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014). */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }
}

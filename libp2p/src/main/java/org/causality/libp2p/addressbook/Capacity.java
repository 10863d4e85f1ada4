package org.causality.libp2p.addressbook;

import org.causality.libp2p.multiformats.MalformedException;

/**
 * How much a peer says it can carry. Self-declared: good for placing caches, never for consensus.
 *
 * @param uplinkKbitPerSecond measured uplink, 0 to 1,000,000,000
 * @param verificationsPerSecond signatures it can check, 0 to 1,000,000,000
 * @param loadLevel 0 idle to 4 full
 */
public record Capacity(int uplinkKbitPerSecond, int verificationsPerSecond, int loadLevel) {
    /** Largest rate taken. */
    public static final int RATE_MAX = 1_000_000_000;

    /** Largest load level. */
    public static final int LOAD_MAX = 4;

    /** Nothing said. */
    public static final Capacity UNKNOWN = new Capacity(0, 0, 0);

    /** Refuses what is out of range. */
    public Capacity {
        if (isOutside(uplinkKbitPerSecond, RATE_MAX)
                || isOutside(verificationsPerSecond, RATE_MAX)
                || isOutside(loadLevel, LOAD_MAX)) {
            throw new MalformedException("capacity is out of range");
        }
    }

    private static boolean isOutside(int value, int max) {
        return value < 0 || value > max;
    }
}

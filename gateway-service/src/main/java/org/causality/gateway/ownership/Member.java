package org.causality.gateway.ownership;

/**
 * Somebody who can own things.
 *
 * @param id the same at every node, e.g. a PeerId in base58
 * @param capacity what it says it can carry, from its signed peer record, 1 to {@link #CAPACITY_MAX}
 * @param level how loaded it says it is
 */
public record Member(String id, int capacity, LoadLevel level) {

    /** Self-declared: so nobody counts for more than a thousand of the smallest. */
    public static final int CAPACITY_MAX = 1_000;

    public Member {
        if (capacity < 1 || capacity > CAPACITY_MAX) {
            throw new IllegalArgumentException("a capacity is 1 to " + CAPACITY_MAX + ", not " + capacity);
        }
    }

    /** What it counts for now, in tenths of capacity. */
    public long weight() {
        return (long) capacity * level.tenths();
    }
}

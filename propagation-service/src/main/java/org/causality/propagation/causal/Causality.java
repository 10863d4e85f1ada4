package org.causality.propagation.causal;

/** How two messages stand to each other by reachability: the answers of {@code happenedBefore}. */
public enum Causality {
    BEFORE,
    AFTER,
    /** Neither rests on the other; also a message and itself. */
    CONCURRENT,
    /** One of them is not known, not verified, below the floor, or too far for the bounded walk. */
    UNKNOWN
}

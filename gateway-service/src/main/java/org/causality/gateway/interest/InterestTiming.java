package org.causality.gateway.interest;

/**
 * When a node looks at who does what, and when its subscriptions move.
 *
 * @param lookMillis between two looks at its own load and at what others say
 * @param firstEpochMillis until subscriptions may first move: peers had time to say who they are
 * @param epochMillis between two times at which they may move
 * @param overlapMillis for which both of two twin topics are followed
 */
public record InterestTiming(long lookMillis, long firstEpochMillis, long epochMillis, long overlapMillis) {

    public static final InterestTiming DEFAULT = new InterestTiming(3_000, 10_000, 30_000, Following.OVERLAP_MILLIS);
}

package org.causality.simulator.script;

/**
 * What links do to frames. Loss, duplication and reordering meet what gossip may lose, messages and announcements; what
 * travels in streams (subscriptions, grafts, fetch, recovery) is late instead, as over TCP.
 *
 * @param latencyMicros one way
 * @param jitterMicros at most so much more
 * @param loss part of the frames that never come
 * @param duplicate part that comes twice
 * @param reorder part that may overtake and be overtaken
 */
public record Medium(long latencyMicros, long jitterMicros, double loss, double duplicate, double reorder) {
    /** The same with other faults. */
    public Medium withNoise(double otherLoss, double otherDuplicate, double otherReorder) {
        return new Medium(latencyMicros, jitterMicros, otherLoss, otherDuplicate, otherReorder);
    }
}

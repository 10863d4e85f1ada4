package org.causality.libp2p.gossip.score;

import java.time.Duration;
import java.util.Set;

/**
 * What counts for a peer beside its topics, and how long.
 *
 * @param thresholds what a score means
 * @param topicsCap most that all topics together add; 0 for no cap
 * @param applicationWeight P5: what the application says of the peer is multiplied by it
 * @param colocation P6
 * @param behaviour P7
 * @param decayInterval how often counters decay; at least a second
 * @param decayToZero a counter below it is 0
 * @param retain how long blame outlives the connection
 * @param retainedMax peers remembered after they left; the oldest goes
 */
public record PeerScore(
        ScoreThresholds thresholds,
        double topicsCap,
        double applicationWeight,
        Colocation colocation,
        Behaviour behaviour,
        Duration decayInterval,
        double decayToZero,
        Duration retain,
        int retainedMax) {
    /** Refuses what the specification excludes. */
    public PeerScore {
        Check.notNegative("topics cap", topicsCap);
        Check.notNegative("application weight", applicationWeight);
        Check.longEnough("decay interval", decayInterval);
        Check.fraction("decay to zero", decayToZero);
        Check.notNegative("retain", retain);
        Check.notNegative("retained peers", retainedMax);
    }

    /**
     * P6, against many peers behind one address: {@code weight · (peers − threshold)²} above the threshold.
     *
     * @param weight at most 0
     * @param threshold peers behind one address that nobody minds; at least 1
     * @param exempt addresses that do not count
     */
    public record Colocation(double weight, int threshold, Set<SourceIp> exempt) {
        /** Refuses what the specification excludes. */
        public Colocation {
            Check.notPositive("colocation weight", weight);
            Check.positive("colocation threshold", threshold);
            exempt = Set.copyOf(exempt);
        }
    }

    /**
     * P7, against breaking the rules: {@code weight · (count − threshold)²} above the threshold.
     *
     * @param weight at most 0
     * @param threshold slips that are forgiven
     * @param decay between 0 and 1
     */
    public record Behaviour(double weight, double threshold, double decay) {
        /** Refuses what the specification excludes. */
        public Behaviour {
            Check.notPositive("behaviour weight", weight);
            Check.notNegative("behaviour threshold", threshold);
            Check.fraction("behaviour decay", decay);
        }
    }

    /** Three slips are forgiven, six cost the graylist; ten peers behind an address are fine; blame lasts an hour. */
    public static PeerScore defaults() {
        return new PeerScore(
                ScoreThresholds.defaults(),
                50,
                1,
                new Colocation(-5, 10, Set.of()),
                new Behaviour(-10, 3, 0.9),
                Duration.ofSeconds(1),
                0.01,
                Duration.ofHours(1),
                4_096);
    }

    /** The same with other thresholds. */
    public PeerScore withThresholds(ScoreThresholds other) {
        return new PeerScore(
                other,
                topicsCap,
                applicationWeight,
                colocation,
                behaviour,
                decayInterval,
                decayToZero,
                retain,
                retainedMax);
    }

    /** The same with other bounds of memory. */
    public PeerScore withRetention(Duration otherRetain, int otherRetainedMax) {
        return new PeerScore(
                thresholds,
                topicsCap,
                applicationWeight,
                colocation,
                behaviour,
                decayInterval,
                decayToZero,
                otherRetain,
                otherRetainedMax);
    }
}

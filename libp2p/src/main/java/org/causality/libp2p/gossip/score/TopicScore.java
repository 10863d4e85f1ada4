package org.causality.libp2p.gossip.score;

import java.time.Duration;

/**
 * What a peer earns and forfeits on one topic: {@code weight · (P1 + P2 + P3 + P3b + P4)}. Decays are factors for each
 * {@link PeerScore#decayInterval()}.
 *
 * @param weight what this topic counts beside others; at least 0
 * @param timeInMesh P1
 * @param firstDeliveries P2
 * @param meshDeliveries P3
 * @param meshFailures P3b
 * @param invalidMessages P4
 */
public record TopicScore(
        double weight,
        TimeInMesh timeInMesh,
        FirstDeliveries firstDeliveries,
        MeshDeliveries meshDeliveries,
        MeshFailures meshFailures,
        InvalidMessages invalidMessages) {
    /** Refuses a negative weight. */
    public TopicScore {
        Check.notNegative("topic weight", weight);
    }

    /**
     * P1, for staying in the mesh: {@code weight · min(time / quantum, cap)}.
     *
     * @param weight at least 0
     * @param quantum time worth one
     * @param cap most that is counted
     */
    public record TimeInMesh(double weight, Duration quantum, double cap) {
        /** Refuses what the specification excludes. */
        public TimeInMesh {
            Check.notNegative("time in mesh weight", weight);
            Check.positive("time in mesh quantum", quantum);
            Check.positive("time in mesh cap", cap);
        }
    }

    /**
     * P2, for bringing messages first: {@code weight · count}.
     *
     * @param weight at least 0
     * @param decay between 0 and 1
     * @param cap most that is counted
     */
    public record FirstDeliveries(double weight, double decay, double cap) {
        /** Refuses what the specification excludes. */
        public FirstDeliveries {
            Check.notNegative("first deliveries weight", weight);
            Check.fraction("first deliveries decay", decay);
            Check.positive("first deliveries cap", cap);
        }
    }

    /**
     * P3, against a mesh peer that brings too little: {@code weight · (threshold − count)²} while the count is below the
     * threshold. Who was told IDONTWANT brings nothing, and is not to blame: expect little where messages are large.
     *
     * @param weight at most 0; with 0 nobody is expected to bring anything
     * @param decay between 0 and 1
     * @param cap most that is counted; at least the threshold
     * @param threshold count that is expected
     * @param window after acceptance, how long a copy still counts
     * @param activation time in the mesh after which it is expected; at least a second
     */
    public record MeshDeliveries(
            double weight, double decay, double cap, double threshold, Duration window, Duration activation) {
        /** Refuses what the specification excludes. */
        public MeshDeliveries {
            Check.notPositive("mesh deliveries weight", weight);
            Check.fraction("mesh deliveries decay", decay);
            Check.positive("mesh deliveries threshold", threshold);
            Check.notNegative("mesh deliveries cap above threshold", cap - threshold);
            Check.notNegative("mesh deliveries window", window);
            Check.longEnough("mesh deliveries activation", activation);
        }

        /** Nothing is expected. */
        public static MeshDeliveries unexpected() {
            return new MeshDeliveries(0, 0.5, 100, 20, Duration.ofMillis(10), Duration.ofSeconds(5));
        }

        /** At least so many, decaying by half each interval; for topics whose traffic is known. */
        public static MeshDeliveries expecting(double threshold) {
            return new MeshDeliveries(-1, 0.5, 5 * threshold, threshold, Duration.ofMillis(10), Duration.ofSeconds(5));
        }

        boolean isExpected() {
            return weight < 0;
        }

        double deficit(double count) {
            double missing = Math.max(0, threshold - count);
            return missing * missing;
        }
    }

    /**
     * P3b, against leaving a mesh while P3 is due: {@code weight · sum of the squared deficits}.
     *
     * @param weight at most 0
     * @param decay between 0 and 1
     */
    public record MeshFailures(double weight, double decay) {
        /** Refuses what the specification excludes. */
        public MeshFailures {
            Check.notPositive("mesh failures weight", weight);
            Check.fraction("mesh failures decay", decay);
        }
    }

    /**
     * P4, against invalid messages: {@code weight · count²}.
     *
     * @param weight at most 0
     * @param decay between 0 and 1
     */
    public record InvalidMessages(double weight, double decay) {
        /** Refuses what the specification excludes. */
        public InvalidMessages {
            Check.notPositive("invalid messages weight", weight);
            Check.fraction("invalid messages decay", decay);
        }
    }

    /**
     * For a topic of unknown traffic: P3 off, for a quiet topic would blame everybody. At most 6.5 are earned; nine
     * invalid messages within a few seconds cost the graylist.
     */
    public static TopicScore defaults() {
        return new TopicScore(
                0.5,
                new TimeInMesh(0.03, Duration.ofSeconds(1), 100),
                new FirstDeliveries(0.5, 0.9, 20),
                MeshDeliveries.unexpected(),
                new MeshFailures(-1, 0.5),
                new InvalidMessages(-2, 0.9));
    }

    /** The same with another weight; with 0 the topic does not count. */
    public TopicScore withWeight(double otherWeight) {
        return new TopicScore(otherWeight, timeInMesh, firstDeliveries, meshDeliveries, meshFailures, invalidMessages);
    }

    /** The same with another P3. */
    public TopicScore withMeshDeliveries(MeshDeliveries other) {
        return new TopicScore(weight, timeInMesh, firstDeliveries, other, meshFailures, invalidMessages);
    }
}

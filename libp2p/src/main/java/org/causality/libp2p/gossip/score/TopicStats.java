package org.causality.libp2p.gossip.score;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The counters of one peer on one topic. */
final class TopicStats {
    /** Since when it is in our mesh; null while it is not. */
    private @Nullable Instant graftedAt;

    private long inMeshNanos;
    private boolean deliveriesDue;
    private double firstDeliveries;
    private double meshDeliveries;
    private double meshFailures;
    private double invalidMessages;

    void grafted(Instant now) {
        graftedAt = now;
        inMeshNanos = 0;
        deliveriesDue = false;
    }

    void pruned(TopicScore score) {
        if (deliveriesDue) {
            meshFailures += score.meshDeliveries().deficit(meshDeliveries);
        }
        graftedAt = null;
        inMeshNanos = 0;
        deliveriesDue = false;
    }

    /** The connection ended: credit for messages ends with it. */
    void left(TopicScore score) {
        pruned(score);
        firstDeliveries = 0;
    }

    void broughtFirst(TopicScore score) {
        firstDeliveries = Math.min(score.firstDeliveries().cap(), firstDeliveries + 1);
        brought(score);
    }

    void brought(TopicScore score) {
        if (graftedAt != null) {
            meshDeliveries = Math.min(score.meshDeliveries().cap(), meshDeliveries + 1);
        }
    }

    void broughtInvalid() {
        invalidMessages++;
    }

    void refresh(TopicScore score, Instant now) {
        if (graftedAt != null) {
            inMeshNanos = Duration.between(graftedAt, now).toNanos();
            deliveriesDue = score.meshDeliveries().isExpected()
                    && inMeshNanos > score.meshDeliveries().activation().toNanos();
        }
    }

    void decay(TopicScore score, Decay decay) {
        firstDeliveries = decay.of(firstDeliveries, score.firstDeliveries().decay());
        meshDeliveries = decay.of(meshDeliveries, score.meshDeliveries().decay());
        meshFailures = decay.of(meshFailures, score.meshFailures().decay());
        invalidMessages = decay.of(invalidMessages, score.invalidMessages().decay());
    }

    double value(TopicScore score) {
        return score.weight()
                * (timeInMesh(score.timeInMesh())
                        + score.firstDeliveries().weight() * firstDeliveries
                        + (deliveriesDue ? missing(score.meshDeliveries()) : 0)
                        + score.meshFailures().weight() * meshFailures
                        + score.invalidMessages().weight() * invalidMessages * invalidMessages);
    }

    private double timeInMesh(TopicScore.TimeInMesh p1) {
        double quanta = (double) inMeshNanos / p1.quantum().toNanos();
        return p1.weight() * Math.min(quanta, p1.cap());
    }

    private double missing(TopicScore.MeshDeliveries p3) {
        return p3.weight() * p3.deficit(meshDeliveries);
    }

    /** Nothing is left to remember. */
    boolean isBlank() {
        return graftedAt == null
                && firstDeliveries == 0
                && meshDeliveries == 0
                && meshFailures == 0
                && invalidMessages == 0;
    }
}

package org.causality.libp2p.gossip.router;

import org.causality.libp2p.gossip.score.ScoreThresholds;
import org.causality.libp2p.gossip.score.Scores;

/** What we do with a peer of that score. Explicit peers are trusted whatever they did. */
final class Standing {
    private final Scores scores;
    private final ScoreThresholds thresholds;

    Standing(Scores scores, ScoreThresholds thresholds) {
        this.scores = scores;
        this.thresholds = thresholds;
    }

    Scores scores() {
        return scores;
    }

    double of(Peer peer) {
        return scores.of(peer.stats);
    }

    boolean isHeard(Peer peer) {
        return isAtLeast(peer, thresholds.graylist());
    }

    boolean mayGossip(Peer peer) {
        return isAtLeast(peer, thresholds.gossip());
    }

    boolean mayHaveOurs(Peer peer) {
        return isAtLeast(peer, thresholds.publish());
    }

    boolean mayMesh(Peer peer) {
        return isAtLeast(peer, 0);
    }

    boolean mayIntroduce(Peer peer) {
        return isAtLeast(peer, thresholds.acceptExchange());
    }

    /** Whether a mesh with that median should be improved. */
    boolean isPoor(double median) {
        return median < thresholds.opportunisticGraft();
    }

    private boolean isAtLeast(Peer peer, double threshold) {
        return peer.explicit || of(peer) >= threshold;
    }
}

package org.causality.libp2p.gossip.score;

/** So many intervals passed since counters last decayed. */
record Decay(long intervals, double toZero) {
    double of(double counter, double factor) {
        double left = counter * Math.pow(factor, (double) intervals);
        return left < toZero ? 0 : left;
    }
}

package org.causality.propagation.causal;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;

/**
 * When this node says how it is: every so often, give or take a quarter, so that a network that started together does not
 * speak together. Peers are counted by what came from them since the last time.
 */
final class HealthBeat {

    /** More than the connections a node has (protocol §11); those beyond it are not counted. */
    private static final int PEERS_MAX = 1_024;

    private final HealthPlan plan;
    private final RandomGenerator jitter;
    private final SequencedSet<String> peers = new LinkedHashSet<>();
    private long dueMillis;

    HealthBeat(HealthPlan plan, RandomGenerator jitter) {
        this.plan = plan;
        this.jitter = jitter;
    }

    void start(long nowMillis) {
        dueMillis = nowMillis + plan.firstMillis() + jittered(plan.firstMillis());
    }

    void heardFrom(String peer) {
        if (plan.isOn() && !peer.isEmpty() && peers.size() < PEERS_MAX) {
            peers.add(peer);
        }
    }

    boolean isDue(long nowMillis) {
        return plan.isOn() && dueMillis > 0 && nowMillis >= dueMillis;
    }

    /** How many peers were heard from; the count begins anew. */
    int said(long nowMillis) {
        int heard = peers.size();
        peers.clear();
        dueMillis = nowMillis + plan.everyMillis() + jittered(plan.everyMillis());
        return heard;
    }

    private long jittered(long millis) {
        long quarter = Math.max(1, millis / 4);
        return jitter.nextLong(2 * quarter) - quarter;
    }
}

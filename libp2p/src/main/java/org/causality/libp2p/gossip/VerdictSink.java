package org.causality.libp2p.gossip;

import org.causality.libp2p.gossip.router.Verdict;

/** Takes the verdict on one message. Only the first counts, and only in time; others are counted as stale. */
@FunctionalInterface
public interface VerdictSink {
    /** The verdict; safe from any thread. */
    void verdict(Verdict verdict);
}

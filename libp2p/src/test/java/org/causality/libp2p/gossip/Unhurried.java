package org.causality.libp2p.gossip;

import java.time.Duration;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.Timing;
import org.causality.libp2p.gossip.score.PeerScore;

/** Gossip as in use, but what a test asks about does not pass with time, however slow the machine is. */
public final class Unhurried {
    /** A score that keeps what it was given. */
    private static final PeerScore SCORE = keeping(PeerScore.defaults());

    /** Messages are announced for half a minute, and slips not forgotten. */
    public static final GossipSettings SETTINGS = GossipSettings.defaults()
            .withTiming(Timing.defaults().withHistory(40, 30))
            .withScore(SCORE);

    private Unhurried() {}

    private static PeerScore keeping(PeerScore usual) {
        return new PeerScore(
                usual.thresholds(),
                usual.topicsCap(),
                usual.applicationWeight(),
                usual.colocation(),
                usual.behaviour(),
                Duration.ofDays(1),
                usual.decayToZero(),
                usual.retain(),
                usual.retainedMax());
    }
}

package org.causality.libp2p.gossip.router;

import java.time.Duration;

/**
 * How long things take and last. Heartbeats happen at ticks, so all of it is rounded up to the next tick.
 *
 * @param heartbeat from one heartbeat to the next
 * @param historyBeats heartbeats for which an accepted message is kept for IWANT
 * @param gossipBeats heartbeats for which it is announced
 * @param seenTtl how long an accepted id is remembered
 * @param fanoutTtl how long peers of an unfollowed topic are kept after the last publication
 * @param pruneBackoff how long a pruned peer stays out of the mesh
 * @param unsubscribeBackoff the same after we left the topic
 * @param graftFlood after a prune, how long a GRAFT is worse than early
 * @param promise how long a peer has to send what it announced
 * @param askAgain after which another holder is asked
 * @param validation how long a verdict may take
 */
public record Timing(
        Duration heartbeat,
        int historyBeats,
        int gossipBeats,
        Duration seenTtl,
        Duration fanoutTtl,
        Duration pruneBackoff,
        Duration unsubscribeBackoff,
        Duration graftFlood,
        Duration promise,
        Duration askAgain,
        Duration validation) {
    /** Added to a backoff we were told, so that clocks that differ a little do not make us graft too early. */
    static final Duration BACKOFF_SLACK = Duration.ofSeconds(1);

    /** The same with other numbers of heartbeats for which a message is kept and announced. */
    public Timing withHistory(int keptBeats, int announcedBeats) {
        return new Timing(
                heartbeat,
                keptBeats,
                announcedBeats,
                seenTtl,
                fanoutTtl,
                pruneBackoff,
                unsubscribeBackoff,
                graftFlood,
                promise,
                askAgain,
                validation);
    }

    /** The specification's defaults; verdicts within 30 s. */
    public static Timing defaults() {
        return new Timing(
                Duration.ofSeconds(1),
                5,
                3,
                Duration.ofSeconds(120),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30));
    }
}

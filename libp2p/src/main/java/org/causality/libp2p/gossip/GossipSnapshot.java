package org.causality.libp2p.gossip;

import java.util.Map;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.RouterGauges;

/**
 * Counters since the start and gauges of now.
 *
 * @param reasons drops and notes by reason; every reason is there
 * @param published messages of our own that went out
 * @param accepted messages of others that were accepted
 * @param framesIn frames read
 * @param bytesIn their bytes without length prefixes
 * @param framesOut frames handed to streams
 * @param bytesOut their bytes with length prefixes
 * @param router how full the router is
 * @param links peers with whom a stream is open
 * @param queuedFrames frames waiting for slow peers, all together
 * @param queuedBytes their bytes
 * @param fullest in each lane, what waits for the peer for whom most waits; every lane is there
 */
public record GossipSnapshot(
        Map<Reason, Long> reasons,
        long published,
        long accepted,
        long framesIn,
        long bytesIn,
        long framesOut,
        long bytesOut,
        RouterGauges router,
        int links,
        long queuedFrames,
        long queuedBytes,
        Map<Lane, LaneGauges> fullest) {
    /** What waits in a lane for the peer for whom most waits. */
    public LaneGauges fullest(Lane lane) {
        return fullest.getOrDefault(lane, LaneGauges.EMPTY);
    }

    /** How often {@code reason} was counted. */
    public long count(Reason reason) {
        return reasons.getOrDefault(reason, 0L);
    }
}

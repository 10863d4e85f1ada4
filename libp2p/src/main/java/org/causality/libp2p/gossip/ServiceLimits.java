package org.causality.libp2p.gossip;

import java.time.Duration;
import org.causality.libp2p.gossip.router.Lane;

/**
 * Bounds and times of the service around the router.
 *
 * @param controlFramesMax control frames waiting for one peer; when full its link is begun anew, because what a lost
 *     GRAFT or subscription said would never be said again
 * @param messageFramesMax messages waiting for one peer in each lane for messages; when full the newest is dropped and
 *     counted, and later announced
 * @param gossipFramesMax announcements and requests waiting for one peer; when full the newest is dropped and counted,
 *     and said again with the next heartbeat
 * @param queueBytesMax bytes waiting for one peer in each lane, with the same policies
 * @param urgentBeforeNormal urgent messages that may pass a normal one that waits
 * @param messagesBeforeGossip messages that may pass an announcement that waits
 * @param writeBytesMax bytes handed to a stream at once
 * @param tick how often the router is told of time
 * @param reopen how often a stream is tried with a connected peer that has none
 */
public record ServiceLimits(
        int controlFramesMax,
        int messageFramesMax,
        int gossipFramesMax,
        int queueBytesMax,
        int urgentBeforeNormal,
        int messagesBeforeGossip,
        int writeBytesMax,
        Duration tick,
        Duration reopen) {
    /** For a gateway with a few dozen peers: 16 MiB of queues a peer at most. */
    public static ServiceLimits defaults() {
        return new ServiceLimits(
                1_024, 2_048, 512, 4 << 20, 4, 16, 64 * 1024, Duration.ofMillis(250), Duration.ofSeconds(5));
    }

    /** Frames that may wait for one peer in a lane. */
    public int framesMax(Lane lane) {
        return switch (lane) {
            case CONTROL -> controlFramesMax;
            case URGENT, NORMAL -> messageFramesMax;
            case GOSSIP -> gossipFramesMax;
        };
    }

    /** Frames of higher lanes that may pass one that waits in this lane. */
    int passedMax(Lane lane) {
        return switch (lane) {
            case CONTROL, URGENT -> 0;
            case NORMAL -> urgentBeforeNormal;
            case GOSSIP -> messagesBeforeGossip;
        };
    }

    /** The same with other bounds of the queues; those for announcements are those for control. */
    public ServiceLimits withQueues(int controlFrames, int messageFrames, int queueBytes) {
        return new ServiceLimits(
                controlFrames,
                messageFrames,
                controlFrames,
                queueBytes,
                urgentBeforeNormal,
                messagesBeforeGossip,
                writeBytesMax,
                tick,
                reopen);
    }
}

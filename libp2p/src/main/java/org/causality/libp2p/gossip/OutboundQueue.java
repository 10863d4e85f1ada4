package org.causality.libp2p.gossip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Frames waiting for one peer. Control leaves first; the other lanes leave in their order, but none is passed for ever:
 * after so many frames of higher lanes it has its turn. Safe from several threads.
 */
final class OutboundQueue {
    private static final Lane[] LOWEST_FIRST = {Lane.GOSSIP, Lane.NORMAL};
    private static final Lane[] HIGHEST_FIRST = {Lane.CONTROL, Lane.URGENT, Lane.NORMAL, Lane.GOSSIP};

    private final ServiceLimits limits;
    private final Map<Lane, LaneQueue> lanes = new EnumMap<>(Lane.class);

    OutboundQueue(ServiceLimits limits) {
        this.limits = limits;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new LaneQueue(limits.framesMax(lane), limits.queueBytesMax()));
        }
    }

    /** Adds a frame; false when its lane is full. */
    synchronized boolean offer(Lane lane, OutboundFrame frame) {
        return queue(lane).offer(frame);
    }

    /** Takes out messages that the peer does not want any more; how many waited here. */
    synchronized int drop(Collection<MessageId> ids) {
        int dropped = 0;
        for (MessageId id : ids) {
            dropped += queue(Lane.URGENT).drop(id) || queue(Lane.NORMAL).drop(id) ? 1 : 0;
        }
        return dropped;
    }

    /** Takes out what leaves next: at least one frame where there is one, and no more than fit in {@code bytesMax}. */
    synchronized List<OutboundFrame> poll(int bytesMax) {
        List<OutboundFrame> batch = new ArrayList<>();
        long bytes = 0;
        Lane lane = nextLane();
        @Nullable OutboundFrame next = queue(lane).peek();
        while (next != null && (batch.isEmpty() || bytes + next.length() <= bytesMax)) {
            bytes += next.length();
            batch.add(next);
            take(lane);
            lane = nextLane();
            next = queue(lane).peek();
        }
        return batch;
    }

    private void take(Lane lane) {
        queue(lane).poll();
        for (Lane lower : LOWEST_FIRST) {
            if (lower.compareTo(lane) > 0
                    && lane != Lane.CONTROL
                    && !queue(lower).isEmpty()) {
                queue(lower).passedBy();
            }
        }
    }

    private Lane nextLane() {
        if (!queue(Lane.CONTROL).isEmpty()) {
            return Lane.CONTROL;
        }
        for (Lane lane : LOWEST_FIRST) {
            if (!queue(lane).isEmpty() && queue(lane).passed() >= limits.passedMax(lane)) {
                return lane;
            }
        }
        for (Lane lane : HIGHEST_FIRST) {
            if (!queue(lane).isEmpty()) {
                return lane;
            }
        }
        return Lane.CONTROL;
    }

    private LaneQueue queue(Lane lane) {
        @Nullable LaneQueue queue = lanes.get(lane);
        if (queue == null) {
            throw new IllegalStateException("no lane " + lane);
        }
        return queue;
    }

    synchronized LaneGauges gauges(Lane lane) {
        return queue(lane).gauges();
    }

    synchronized int frames() {
        return lanes.values().stream().mapToInt(lane -> lane.gauges().frames()).sum();
    }

    synchronized long bytes() {
        return lanes.values().stream().mapToLong(lane -> lane.gauges().bytes()).sum();
    }
}

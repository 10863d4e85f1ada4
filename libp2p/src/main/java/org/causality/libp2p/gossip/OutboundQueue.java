package org.causality.libp2p.gossip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.causality.libp2p.gossip.router.Lane;
import org.jspecify.annotations.Nullable;

/**
 * Frames waiting for one peer. Control leaves first; urgent messages pass normal ones, but not for ever. Safe from
 * several threads.
 */
final class OutboundQueue {
    private static final class Waiting {
        final Deque<OutboundFrame> frames = new ArrayDeque<>();
        long bytes;

        boolean fits(OutboundFrame frame, int framesMax, int bytesMax) {
            return frames.size() < framesMax && bytes + frame.length() <= bytesMax;
        }

        void add(OutboundFrame frame) {
            frames.add(frame);
            bytes += frame.length();
        }

        @Nullable OutboundFrame poll() {
            @Nullable OutboundFrame frame = frames.poll();
            if (frame != null) {
                bytes -= frame.length();
            }
            return frame;
        }
    }

    private final ServiceLimits limits;
    private final Map<Lane, Waiting> lanes = new EnumMap<>(Lane.class);
    private int urgentInARow;

    OutboundQueue(ServiceLimits limits) {
        this.limits = limits;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new Waiting());
        }
    }

    /** Adds a frame; false when its lane is full. */
    synchronized boolean offer(Lane lane, OutboundFrame frame) {
        Waiting waiting = waiting(lane);
        if (!waiting.fits(frame, limits.framesMax(lane), limits.queueBytesMax())) {
            return false;
        }
        waiting.add(frame);
        return true;
    }

    /** Takes out what leaves next: at least one frame where there is one, and no more than fit in {@code bytesMax}. */
    synchronized List<OutboundFrame> poll(int bytesMax) {
        List<OutboundFrame> batch = new ArrayList<>();
        long bytes = 0;
        @Nullable OutboundFrame next = peek();
        while (next != null && (batch.isEmpty() || bytes + next.length() <= bytesMax)) {
            bytes += next.length();
            batch.add(next);
            takeNext();
            next = peek();
        }
        return batch;
    }

    private @Nullable OutboundFrame peek() {
        return waiting(nextLane()).frames.peek();
    }

    private void takeNext() {
        Lane lane = nextLane();
        switch (lane) {
            case CONTROL -> {}
            case URGENT -> urgentInARow++;
            case NORMAL -> urgentInARow = 0;
        }
        waiting(lane).poll();
    }

    private Lane nextLane() {
        if (!waiting(Lane.CONTROL).frames.isEmpty()) {
            return Lane.CONTROL;
        }
        boolean normalWaits = !waiting(Lane.NORMAL).frames.isEmpty();
        boolean normalsTurn = urgentInARow >= limits.urgentBeforeNormal() && normalWaits;
        return waiting(Lane.URGENT).frames.isEmpty() || normalsTurn ? Lane.NORMAL : Lane.URGENT;
    }

    private Waiting waiting(Lane lane) {
        @Nullable Waiting waiting = lanes.get(lane);
        if (waiting == null) {
            throw new IllegalStateException("no lane " + lane);
        }
        return waiting;
    }

    synchronized LaneGauges gauges(Lane lane) {
        Waiting waiting = waiting(lane);
        return new LaneGauges(waiting.frames.size(), waiting.bytes);
    }

    synchronized int frames() {
        return lanes.values().stream()
                .mapToInt(waiting -> waiting.frames.size())
                .sum();
    }

    synchronized long bytes() {
        return lanes.values().stream().mapToLong(waiting -> waiting.bytes).sum();
    }
}

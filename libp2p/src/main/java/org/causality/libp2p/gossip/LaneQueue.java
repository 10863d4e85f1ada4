package org.causality.libp2p.gossip;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.jspecify.annotations.Nullable;

/** One lane of what waits for one peer: first in, first out, but a message can be taken out by its id. */
final class LaneQueue {
    private final int framesMax;
    private final int bytesMax;
    /** By their number in the row. */
    private final LinkedHashMap<Long, OutboundFrame> frames = new LinkedHashMap<>();

    private final Map<MessageId, Long> byId = new HashMap<>();
    private long next;
    private long bytes;
    /** Frames of higher lanes that left while something waited here. */
    private int passed;

    LaneQueue(int framesMax, int bytesMax) {
        this.framesMax = framesMax;
        this.bytesMax = bytesMax;
    }

    boolean offer(OutboundFrame frame) {
        if (frames.size() >= framesMax || bytes + frame.length() > bytesMax) {
            return false;
        }
        frames.put(next, frame);
        if (frame.id() != null) {
            byId.put(frame.id(), next);
        }
        next++;
        bytes += frame.length();
        return true;
    }

    @Nullable OutboundFrame peek() {
        Map.Entry<Long, OutboundFrame> first = frames.firstEntry();
        return first == null ? null : first.getValue();
    }

    void poll() {
        Map.Entry<Long, OutboundFrame> first = frames.pollFirstEntry();
        if (first != null) {
            taken(first.getValue(), first.getKey());
        }
        passed = 0;
    }

    /** Takes out the message with that id, if it waits here. */
    boolean drop(MessageId id) {
        Long number = byId.get(id);
        OutboundFrame frame = number == null ? null : frames.remove(number);
        if (number == null || frame == null) {
            return false;
        }
        taken(frame, number);
        return true;
    }

    private void taken(OutboundFrame frame, Long number) {
        bytes -= frame.length();
        if (frame.id() != null) {
            byId.remove(frame.id(), number);
        }
    }

    void passedBy() {
        passed++;
    }

    int passed() {
        return passed;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    LaneGauges gauges() {
        return new LaneGauges(frames.size(), bytes);
    }
}

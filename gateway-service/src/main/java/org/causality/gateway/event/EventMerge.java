package org.causality.gateway.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Merges the delivery log with the events of its consumers into the one order (sequence, index).
 *
 * <p>What a delivery caused is known to be complete when every lane has told progress up to it; so everything up to the lowest
 * of (highest delivered, progress of each lane) is released, a sequence always whole. Only then is it numbered: the delivery
 * has index 0, the events after it 1, 2, 3 by (topic, the writer's index), so every replica gives the same cursors. Repeats
 * are dropped: of two records with one place the first counts, and nothing at or below what was released comes again.
 *
 * <pre>
 * the order begins at    the first delivered record there is; behind what a lane with a lost beginning tells first
 * delivered is ahead     while more than pendingMax wait, and a lane has not told as far
 * a lane is ahead        while more than pendingMax wait, and another source, or the next delivery, is what all wait for
 * </pre>
 *
 * A source that is ahead is to be paused; the one everybody waits for never is. Single owner.
 */
public final class EventMerge {

    private static final long NOTHING_YET = -1;

    private final int pendingMax;
    private final Map<EventLane, Long> progress = new LinkedHashMap<>();
    private final Set<EventLane> cut = new HashSet<>();
    private final TreeMap<Place, Happening> pending = new TreeMap<>();
    private long first = NOTHING_YET;
    private long delivered = NOTHING_YET;
    private long released = NOTHING_YET;

    public EventMerge(Collection<EventLane> lanes, int pendingMax) {
        this.pendingMax = pendingMax;
        lanes.forEach(lane -> progress.put(lane, NOTHING_YET));
    }

    /** The beginning of this lane is lost: what it tells first may be the rest of something. To be said before it is read. */
    public void cut(EventLane lane) {
        if (reached(lane) == NOTHING_YET) {
            cut.add(lane);
        }
    }

    /**
     * The next record of the delivery log. Answers what is released by it, in order.
     *
     * @param message null for a record that is no event: a tick of the core, or one that cannot be read
     */
    public List<NodeEvent> delivered(long sequence, @Nullable Happening message) {
        if (delivered == NOTHING_YET) {
            first = Math.max(first, sequence);
        }
        if (message != null) {
            add(Place.ofDelivery(sequence), message);
        }
        delivered = Math.max(delivered, sequence);
        return release();
    }

    /** An event of a lane; released once progress says that its cause has caused all it will. */
    public List<NodeEvent> caused(EventLane lane, long sequence, int index, Happening event) {
        begin(lane, sequence);
        add(Place.of(lane, sequence, index), event);
        return List.of();
    }

    /** A lane has told all that was caused up to this sequence. */
    public List<NodeEvent> progress(EventLane lane, long sequence) {
        begin(lane, sequence);
        progress.merge(lane, sequence, Math::max);
        return release();
    }

    /** Whether the delivery log should wait for the lanes. */
    public boolean isDeliveredAhead() {
        return isFull() && delivered > bound();
    }

    /** Whether the lane should wait for the others. */
    public boolean isAhead(EventLane lane) {
        return isFull() && (reached(lane) > bound() || delivered == bound());
    }

    /** Whether everybody waits for a delivery, and events are there that belong behind it. */
    public boolean waitsForDelivery() {
        return !pending.isEmpty() && delivered == bound() && pending.lastKey().sequence() > delivered;
    }

    public int pendingCount() {
        return pending.size();
    }

    /** The first sequence of the order, or -1 while nothing was delivered. */
    public long firstSequence() {
        return first;
    }

    /** How far everything is, and what everybody waits for. */
    public StreamStanding standing() {
        long bound = bound();
        Map<EventTopic, Long> told = new EnumMap<>(EventTopic.class);
        progress.forEach((lane, sequence) -> told.merge(lane.topic(), sequence, Math::min));
        List<EventLane> last = progress.keySet().stream()
                .filter(lane -> delivered > bound && reached(lane) == bound)
                .toList();
        return new StreamStanding(delivered, bound, pending.size(), told, last, waitsForDelivery());
    }

    private void begin(EventLane lane, long sequence) {
        if (cut.remove(lane)) {
            first = Math.max(first, sequence + 1);
        }
    }

    private void add(Place place, Happening event) {
        if (place.sequence() > released) {
            pending.putIfAbsent(place, event);
        }
    }

    private List<NodeEvent> release() {
        long upTo = bound();
        if (upTo <= released) {
            return List.of();
        }
        pending.headMap(Place.ofDelivery(first)).clear();
        SortedMap<Place, Happening> ready = pending.headMap(Place.ofDelivery(upTo + 1));
        List<NodeEvent> events = numbered(ready);
        ready.clear();
        released = upTo;
        return events;
    }

    private static List<NodeEvent> numbered(SortedMap<Place, Happening> ready) {
        List<NodeEvent> events = new ArrayList<>(ready.size());
        EventCursor last = EventCursor.START;
        for (Map.Entry<Place, Happening> one : ready.entrySet()) {
            Place place = one.getKey();
            int before = place.sequence() == last.sequence() ? last.index() : 0;
            last = new EventCursor(place.sequence(), place.isDelivery() ? 0 : before + 1);
            events.add(new NodeEvent(last, one.getValue()));
        }
        return events;
    }

    private boolean isFull() {
        return pending.size() > pendingMax;
    }

    private long bound() {
        long lowest = delivered;
        for (long lane : progress.values()) {
            lowest = Math.min(lowest, lane);
        }
        return lowest;
    }

    private long reached(EventLane lane) {
        return progress.getOrDefault(lane, NOTHING_YET);
    }
}

package org.causality.gateway.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merges the delivery log with the events of its consumers into the one order (sequence, index).
 *
 * <p>What a message caused is known to be complete when every lane has told progress up to it; so everything up to the lowest
 * of (highest delivered, progress of each lane) is released. Repeats are dropped: of two records with one cursor the first
 * counts, and nothing at or below what was released comes again. The order begins at the first delivered record there is;
 * events of earlier causes are dropped with it. Single owner.
 *
 * <p>A source that runs ahead is to be paused ({@link #isAhead}) while more than {@code pendingMax} events wait; the source
 * everybody waits for never is.
 */
public final class EventMerge {

    /** The source number of the delivery log; lanes are 0 and up. */
    public static final int DELIVERED = -1;

    private static final long NOTHING_YET = -1;

    private final int pendingMax;
    private final long[] progress;
    private final TreeMap<EventCursor, NodeEvent> pending = new TreeMap<>();
    private long first = NOTHING_YET;
    private long delivered = NOTHING_YET;
    private long released = NOTHING_YET;

    public EventMerge(int lanes, int pendingMax) {
        this.pendingMax = pendingMax;
        this.progress = new long[lanes];
        Arrays.fill(progress, NOTHING_YET);
    }

    /** The next record of the delivery log; index 0. Answers what is released by it, in order. */
    public List<NodeEvent> delivered(NodeEvent event) {
        long sequence = event.cursor().sequence();
        if (first == NOTHING_YET) {
            first = sequence;
            pending.headMap(new EventCursor(first, 0)).clear();
        }
        add(event);
        delivered = Math.max(delivered, sequence);
        return release();
    }

    /** An event of a lane; released once progress says that its cause has caused all it will. */
    public List<NodeEvent> caused(NodeEvent event) {
        add(event);
        return List.of();
    }

    /** A lane has told all that was caused up to this sequence. */
    public List<NodeEvent> progress(int lane, long sequence) {
        progress[lane] = Math.max(progress[lane], sequence);
        return release();
    }

    /** Whether the source should wait for the others. */
    public boolean isAhead(int source) {
        return pending.size() > pendingMax && reached(source) > bound();
    }

    public int pendingCount() {
        return pending.size();
    }

    /** The first sequence of the order, or -1 while nothing was delivered. */
    public long firstSequence() {
        return first;
    }

    private void add(NodeEvent event) {
        long sequence = event.cursor().sequence();
        if (sequence > released && sequence >= first) {
            pending.putIfAbsent(event.cursor(), event);
        }
    }

    private List<NodeEvent> release() {
        long upTo = bound();
        if (upTo <= released) {
            return List.of();
        }
        Map<EventCursor, NodeEvent> ready = pending.headMap(EventCursor.endOf(upTo), true);
        List<NodeEvent> events = new ArrayList<>(ready.values());
        ready.clear();
        released = upTo;
        return events;
    }

    private long bound() {
        long lowest = delivered;
        for (long lane : progress) {
            lowest = Math.min(lowest, lane);
        }
        return lowest;
    }

    private long reached(int source) {
        return source == DELIVERED ? delivered : progress[source];
    }
}

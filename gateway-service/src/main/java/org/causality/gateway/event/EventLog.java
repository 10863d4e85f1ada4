package org.causality.gateway.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The last {@code eventsMax} events, in order, for any number of readers. A reader keeps nothing but its cursor, so this ring
 * is everybody's buffer, and a reader too slow for it is told what it missed. Safe from any thread.
 */
public final class EventLog {

    /** What a reader finds behind its cursor. */
    public sealed interface Slice {}

    /** The next events; empty when there are none yet. */
    public record Events(List<NodeEvent> events) implements Slice {}

    /** Events behind the cursor are no longer kept. {@code to} is the last of them. */
    public record Gone(EventCursor to) implements Slice {}

    private final @Nullable NodeEvent[] ring;
    private final CopyOnWriteArrayList<Runnable> waiting = new CopyOnWriteArrayList<>();
    private long count;
    private EventCursor gone = EventCursor.START;

    public EventLog(int eventsMax) {
        this.ring = new NodeEvent[eventsMax];
    }

    /** Says that what came before this sequence was never here: the log's own beginning is lost. */
    public synchronized void beginsAt(long sequence) {
        if (count == 0 && sequence > 1) {
            gone = EventCursor.endOf(sequence - 1);
        }
    }

    public void append(List<NodeEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        synchronized (this) {
            events.forEach(this::put);
        }
        waiting.forEach(Runnable::run);
    }

    public synchronized Slice after(EventCursor cursor, int eventsMax) {
        if (cursor.compareTo(gone) < 0) {
            return new Gone(gone);
        }
        List<NodeEvent> found = new ArrayList<>();
        for (long at = positionAfter(cursor); at < count && found.size() < eventsMax; at++) {
            found.add(at(at));
        }
        return new Events(found);
    }

    /** The cursor of the last event, or {@link EventCursor#START}. */
    public synchronized EventCursor newest() {
        return count == 0 ? gone : at(count - 1).cursor();
    }

    /** How many events are kept now. */
    public synchronized int size() {
        return (int) Math.min(count, ring.length);
    }

    /** Runs after every append, on the appender's thread: must be short. */
    public void onAppend(Runnable appended) {
        waiting.add(appended);
    }

    public void offAppend(Runnable appended) {
        waiting.remove(appended);
    }

    private void put(NodeEvent event) {
        int slot = (int) (count % ring.length);
        NodeEvent oldest = ring[slot];
        if (oldest != null) {
            gone = oldest.cursor();
        }
        ring[slot] = event;
        count++;
    }

    private long positionAfter(EventCursor cursor) {
        long low = Math.max(0, count - ring.length);
        long high = count;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (at(middle).cursor().compareTo(cursor) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private NodeEvent at(long position) {
        return java.util.Objects.requireNonNull(ring[(int) (position % ring.length)]);
    }
}

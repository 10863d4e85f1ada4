package org.causality.simulator.engine;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Events by time. Nearly all of them are due within half a second, so they wait unsorted in a ring of slots of 32 µs;
 * only the slot whose turn it is gets sorted. What is due later than the ring is long waits in a heap. To add costs O(1),
 * and to take O(log n) of one slot's events instead of all.
 */
final class EventQueue {
    private static final int SLOT_SHIFT = 5;
    private static final int SLOTS = 16_384;

    private final @Nullable Event[] slots = new @Nullable Event[SLOTS];
    private final PriorityQueue<Event> due = new PriorityQueue<>();
    private final PriorityQueue<Event> far = new PriorityQueue<>();
    /** The slot whose events are in {@link #due}, counted from the beginning of time. */
    private long turn;

    private int inSlots;

    void add(Event event) {
        long slot = event.atMicros >>> SLOT_SHIFT;
        if (slot <= turn) {
            due.add(event);
        } else if (slot < turn + SLOTS) {
            int index = (int) (slot % SLOTS);
            event.next = slots[index];
            slots[index] = event;
            inSlots++;
        } else {
            far.add(event);
        }
    }

    /** The next event, unless it happens after {@code untilMicros}. */
    @Nullable Event takeUntil(long untilMicros) {
        while (due.isEmpty() && hasLater() && turn < untilMicros >>> SLOT_SHIFT) {
            nextTurn();
        }
        Event first = due.peek();
        return first == null || first.atMicros > untilMicros ? null : due.poll();
    }

    int size() {
        return due.size() + inSlots + far.size();
    }

    private boolean hasLater() {
        return inSlots > 0 || !far.isEmpty();
    }

    private void nextTurn() {
        Event nearestFar = far.peek();
        turn = inSlots == 0 && nearestFar != null ? nearestFar.atMicros >>> SLOT_SHIFT : turn + 1;
        int index = (int) (turn % SLOTS);
        Event event = slots[index];
        slots[index] = null;
        while (event != null) {
            Event next = event.next;
            event.next = null;
            due.add(event);
            inSlots--;
            event = next;
        }
        while (!far.isEmpty() && far.element().atMicros >>> SLOT_SHIFT < turn + SLOTS) {
            add(far.remove());
        }
    }
}

package org.causality.gateway.edge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.causality.model.message.PriorityClass;

/**
 * What is on its way to the core, per class. A class is full at {@code messagesMax}, or earlier when its oldest message has
 * been under way for longer than {@code ageMillisMax} and more than an eighth of that number wait with it: one slow write of
 * a quiet node sheds nothing. Safe from any thread.
 */
public final class InFlight {

    private static final int QUIET_FRACTION = 8;

    private final int messagesMax;
    private final long ageMillisMax;
    private final Map<PriorityClass, Deque<Long>> startsMillis = new EnumMap<>(PriorityClass.class);

    public InFlight(int messagesMax, long ageMillisMax) {
        this.messagesMax = messagesMax;
        this.ageMillisMax = ageMillisMax;
        for (PriorityClass priority : PriorityClass.values()) {
            startsMillis.put(priority, new ArrayDeque<>());
        }
    }

    /** Takes a place, if there is one. */
    synchronized boolean take(PriorityClass priority, long nowMillis) {
        if (isFull(starts(priority), nowMillis)) {
            return false;
        }
        starts(priority).addLast(nowMillis);
        return true;
    }

    /** Gives a place back. Kafka acknowledges in order, so it is the oldest one's. */
    synchronized void release(PriorityClass priority) {
        starts(priority).pollFirst();
        notifyAll();
    }

    /** Waits until there is a place again; for callers that can wait and need not drop. */
    public synchronized boolean awaitRoom(PriorityClass priority, long waitMillisMax) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + waitMillisMax * 1_000_000;
        while (starts(priority).size() >= messagesMax / QUIET_FRACTION) {
            long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    public synchronized int count(PriorityClass priority) {
        return starts(priority).size();
    }

    private boolean isFull(Deque<Long> starts, long nowMillis) {
        if (starts.size() >= messagesMax) {
            return true;
        }
        return starts.size() > messagesMax / QUIET_FRACTION && nowMillis - starts.getFirst() > ageMillisMax;
    }

    private Deque<Long> starts(PriorityClass priority) {
        return java.util.Objects.requireNonNull(startsMillis.get(priority));
    }
}

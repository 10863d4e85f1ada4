package org.causality.gateway.edge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.causality.model.message.PriorityClass;

/**
 * What is on its way to the core, per class. A class is full at {@code messagesMax}, or earlier when its oldest message has
 * been under way for longer than {@code ageMillisMax} and more than an eighth of that number wait with it: one slow write of
 * a quiet node sheds nothing. It is full, too, while the core is far behind with what it was handed before. Safe from any thread.
 */
public final class InFlight {

    private static final int QUIET_FRACTION = 8;

    private final int messagesMax;
    private final long ageMillisMax;
    private final Lock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Map<PriorityClass, Deque<Long>> startsMillis = new EnumMap<>(PriorityClass.class);
    private final Set<PriorityClass> behind = EnumSet.noneOf(PriorityClass.class);

    public InFlight(int messagesMax, long ageMillisMax) {
        this.messagesMax = messagesMax;
        this.ageMillisMax = ageMillisMax;
        for (PriorityClass priority : PriorityClass.values()) {
            startsMillis.put(priority, new ArrayDeque<>());
        }
    }

    /** Takes a place, if there is one. */
    boolean take(PriorityClass priority, long nowMillis) {
        lock.lock();
        try {
            if (behind.contains(priority) || isFull(starts(priority), nowMillis)) {
                return false;
            }
            starts(priority).addLast(nowMillis);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back. Kafka acknowledges in order, so it is the oldest one's. */
    void release(PriorityClass priority) {
        lock.lock();
        try {
            starts(priority).pollFirst();
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a place again; for callers that can wait and need not drop. */
    public boolean awaitRoom(PriorityClass priority, long waitMillisMax) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNanos = TimeUnit.MILLISECONDS.toNanos(waitMillisMax);
            while (starts(priority).size() >= messagesMax / QUIET_FRACTION) {
                if (leftNanos <= 0) {
                    return false;
                }
                leftNanos = released.awaitNanos(leftNanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    public int count(PriorityClass priority) {
        lock.lock();
        try {
            return starts(priority).size();
        } finally {
            lock.unlock();
        }
    }

    /** Says whether the core is so far behind with a class that nothing more of it is to be handed over. */
    public void coreIsBehind(PriorityClass priority, boolean isBehind) {
        lock.lock();
        try {
            if (isBehind) {
                behind.add(priority);
            } else {
                behind.remove(priority);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(Deque<Long> starts, long nowMillis) {
        if (starts.size() >= messagesMax) {
            return true;
        }
        return starts.size() > messagesMax / QUIET_FRACTION && nowMillis - starts.getFirst() > ageMillisMax;
    }

    private Deque<Long> starts(PriorityClass priority) {
        return Objects.requireNonNull(startsMillis.get(priority));
    }
}

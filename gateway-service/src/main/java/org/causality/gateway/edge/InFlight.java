package org.causality.gateway.edge;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.causality.gateway.priority.CoreCredits;
import org.causality.model.message.PriorityClass;

/**
 * What is on its way to the core, per class: first to Kafka, then until the core has committed its offset. A class is full
 * when its {@link CoreCredits} are used up, or earlier when the oldest write has been under way for longer than {@code
 * ageMillisMax} and more than an eighth of {@code messagesMax} wait with it: one slow write of a quiet node sheds nothing.
 * Safe from any thread.
 */
public final class InFlight {

    /** Under way at most, however quick the core is: about what a busy second brings. */
    public static final int CREDITS_MAX = 8_192;

    private static final int QUIET_FRACTION = 8;

    private final int messagesMax;
    private final long ageMillisMax;
    private final Lock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Map<PriorityClass, OfClass> classes = new EnumMap<>(PriorityClass.class);

    private final class OfClass {
        /** When the writes that Kafka has not acknowledged began. */
        final Deque<Long> startsMillis = new ArrayDeque<>();

        final CoreCredits credits = new CoreCredits(messagesMax, Math.max(messagesMax, CREDITS_MAX));

        boolean isOpen(long nowMillis) {
            return credits.isOpen() && (isQuiet() || nowMillis - startsMillis.getFirst() <= ageMillisMax);
        }

        boolean isQuiet() {
            return startsMillis.size() <= messagesMax / QUIET_FRACTION;
        }
    }

    public InFlight(int messagesMax, long ageMillisMax) {
        this.messagesMax = messagesMax;
        this.ageMillisMax = ageMillisMax;
        for (PriorityClass priority : PriorityClass.values()) {
            classes.put(priority, new OfClass());
        }
    }

    /** Takes a place, if there is one. */
    boolean take(PriorityClass priority, long nowMillis) {
        lock.lock();
        try {
            OfClass of = of(priority);
            boolean open = of.isOpen(nowMillis);
            if (open) {
                of.credits.handed();
            }
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is a place now; another thread may take it first. */
    boolean isOpen(PriorityClass priority, long nowMillis) {
        lock.lock();
        try {
            return of(priority).isOpen(nowMillis);
        } finally {
            lock.unlock();
        }
    }

    /** What has a place is on its way to Kafka from now on. */
    void begun(PriorityClass priority, long nowMillis) {
        lock.lock();
        try {
            of(priority).startsMillis.addLast(nowMillis);
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back whose message did not begin its way. */
    void release(PriorityClass priority) {
        lock.lock();
        try {
            of(priority).credits.lost();
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Gives a place back whose message got lost on its way. */
    void lost(PriorityClass priority) {
        lock.lock();
        try {
            of(priority).startsMillis.pollFirst();
            of(priority).credits.lost();
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Kafka has it at this offset. It acknowledges in order, so it is the oldest write that is done. */
    void stored(PriorityClass priority, long offset) {
        lock.lock();
        try {
            of(priority).startsMillis.pollFirst();
            of(priority).credits.written(offset);
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The core is done with everything of these classes below the offset. */
    public void committed(Collection<PriorityClass> priorities, long offset, long nowMicros) {
        lock.lock();
        try {
            priorities.forEach(priority -> of(priority).credits.committed(offset, nowMicros));
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a place again; for callers that can wait and need not drop. */
    public boolean awaitRoom(PriorityClass priority, long waitMillisMax) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            OfClass of = of(priority);
            long leftNanos = TimeUnit.MILLISECONDS.toNanos(waitMillisMax);
            while (!of.isQuiet() || !of.credits.isOpen()) {
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
            return of(priority).credits.inFlight();
        } finally {
            lock.unlock();
        }
    }

    private OfClass of(PriorityClass priority) {
        return Objects.requireNonNull(classes.get(priority));
    }
}

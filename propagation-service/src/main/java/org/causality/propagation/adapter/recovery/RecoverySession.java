package org.causality.propagation.adapter.recovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.causality.model.codec.Bytes;
import org.causality.model.wire.ReconBatch;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Outcome;
import org.causality.propagation.recovery.RecoveryLimits;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with a peer: the core of its side, the frames that wait for the gateway, and its bounds. Frames go out in
 * the order in which steps produced them. Safe from any thread.
 */
final class RecoverySession {

    final String id;
    final String peer;
    final boolean opens;
    private final RecoveryLimits limits;
    private final long begunMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Bytes> outbox = new ArrayDeque<>();
    private long outboxBytes;
    private long bytes;
    private long touchedMillis;
    private @Nullable Outcome ended;
    private volatile @Nullable Long ownKey;

    RecoverySession(String id, String peer, boolean opens, RecoveryLimits limits, long nowMillis) {
        this.id = id;
        this.peer = peer;
        this.opens = opens;
        this.limits = limits;
        this.begunMillis = nowMillis;
        this.touchedMillis = nowMillis;
    }

    /** The key that was made for this session alone. */
    void ownKey(long name) {
        ownKey = name;
    }

    @Nullable Long ownKey() {
        return ownKey;
    }

    void say(ReconMessage message) {
        lock.lock();
        try {
            Bytes frame = message.encode();
            outbox.add(frame);
            outboxBytes += frame.size();
            bytes += frame.size();
            endBeyondBounds();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void heard(int frameBytes, long nowMillis) {
        lock.lock();
        try {
            touchedMillis = nowMillis;
            bytes += frameBytes;
            endBeyondBounds();
        } finally {
            lock.unlock();
        }
    }

    private void endBeyondBounds() {
        if (ended == null && (bytes > limits.sessionBytesMax() || outboxBytes > limits.outboxBytesMax())) {
            ended = Outcome.ROUNDS_SPENT;
        }
    }

    /** The first end counts. True when it was this one. */
    boolean end(Outcome outcome) {
        lock.lock();
        try {
            boolean first = ended == null;
            if (first) {
                ended = outcome;
            }
            changed.signalAll();
            return first;
        } finally {
            lock.unlock();
        }
    }

    @Nullable Outcome ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    boolean isOverdue(long nowMillis) {
        lock.lock();
        try {
            return nowMillis - begunMillis > limits.sessionMillisMax()
                    || nowMillis - touchedMillis > limits.idleMillisMax();
        } finally {
            lock.unlock();
        }
    }

    /** The frames that wait, as soon as there is one or the session has ended; at most as many as a batch holds. */
    ReconBatch take(long waitMillis, long nowMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            touchedMillis = nowMillis;
            long leftNanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (outbox.isEmpty() && ended == null && leftNanos > 0) {
                leftNanos = changed.awaitNanos(leftNanos);
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    private ReconBatch next() {
        List<Bytes> frames = new ArrayList<>();
        long taken = 0;
        while (!outbox.isEmpty() && frames.size() < ReconBatch.FRAMES_MAX) {
            int size = outbox.getFirst().size();
            if (!frames.isEmpty() && taken + size > ReconBatch.SIZE_MAX) {
                break;
            }
            frames.add(outbox.removeFirst());
            taken += size;
            outboxBytes -= size;
        }
        return new ReconBatch(frames, outbox.isEmpty() ? ended : null);
    }
}

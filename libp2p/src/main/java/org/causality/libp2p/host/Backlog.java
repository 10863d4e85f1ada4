package org.causality.libp2p.host;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of a stream that were written and not yet sent, and whether its writer had better pause. Both change in one step,
 * so that a writer who passes the mark while the event loop settles is neither taken for one with room nor left untold.
 * Safe from any thread.
 *
 * <pre>
 * state     what happens             next
 * WRITABLE  as much as the mark      FULL
 * FULL      half of the mark or less WRITABLE, and whoever settled is told
 * </pre>
 */
final class Backlog {
    /** The lowest bit says FULL, the others count. */
    private final AtomicLong state = new AtomicLong();

    private final int bytesMax;
    private final int bytesHigh;

    Backlog(HostLimits.PendingBytes limits) {
        bytesMax = limits.streamMax();
        bytesHigh = limits.streamHigh();
    }

    private static long of(long bytes, boolean full) {
        return bytes << 1 | (full ? 1 : 0);
    }

    private static boolean full(long state) {
        return (state & 1) != 0;
    }

    private static long bytes(long state) {
        return state >> 1;
    }

    long bytes() {
        return bytes(state.get());
    }

    boolean isFull() {
        return full(state.get());
    }

    /** Counts bytes that are to be queued; false, and not counted, when they would be too many. */
    boolean take(int count) {
        long before = state.getAndUpdate(now -> bytes(now) + count <= bytesMax ? more(now, count) : now);
        return bytes(before) + count <= bytesMax;
    }

    /** Counts a few bytes which no limit stops. */
    void add(int count) {
        state.updateAndGet(now -> more(now, count));
    }

    private long more(long now, int count) {
        long bytes = bytes(now) + count;
        return of(bytes, full(now) || bytes >= bytesHigh);
    }

    /** Takes bytes off that left, or never will; whether the writer may go on who could not before. */
    boolean settle(long count) {
        long before = state.getAndUpdate(now -> less(now, count));
        return full(before) && !full(less(before, count));
    }

    private long less(long now, long count) {
        long bytes = bytes(now) - count;
        return of(bytes, full(now) && bytes > bytesHigh / 2);
    }
}

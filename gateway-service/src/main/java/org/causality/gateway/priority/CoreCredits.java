package org.causality.gateway.priority;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much of one class may be on its way to the core: a number of messages, or, for a core that is quick, what it gets
 * through in 20 ms beyond the time its progress takes to be seen. A message is under way from being handed over until the
 * core has committed the offset at which it was written.
 *
 * <p>The window follows the core's pace. It can only be seen to be quicker where the window itself was the limit, so there
 * it is widened by a quarter. Single owner.
 */
public final class CoreCredits {

    private static final long AHEAD_MICROS = 20_000;
    private static final long SECOND_MICROS = 1_000_000;
    private static final int PACE_OVER = 4;

    private final int messagesMin;
    private final int messagesMax;
    private final Deque<Long> writtenOffsets = new ArrayDeque<>();
    private int unwritten;
    private int window;
    private boolean wasFull;
    private long seenMicros = -1;
    private double perSecond;

    /**
     * @param messagesMin under way whatever the core's pace
     * @param messagesMax under way at most
     */
    public CoreCredits(int messagesMin, int messagesMax) {
        this.messagesMin = messagesMin;
        this.messagesMax = messagesMax;
        this.window = messagesMin;
    }

    public boolean isOpen() {
        boolean full = inFlight() >= window;
        wasFull |= full;
        return !full;
    }

    public void handed() {
        unwritten++;
    }

    /** It will not come to the core. */
    public void lost() {
        unwritten--;
    }

    /** It stands at this offset, which is higher than those before it. */
    public void written(long offset) {
        unwritten--;
        writtenOffsets.addLast(offset);
    }

    /** The core is done with everything below the offset. */
    public void committed(long offset, long nowMicros) {
        int done = 0;
        while (!writtenOffsets.isEmpty() && writtenOffsets.getFirst() < offset) {
            writtenOffsets.removeFirst();
            done++;
        }
        if (done > 0 && seenMicros >= 0 && nowMicros > seenMicros) {
            learn(done, nowMicros - seenMicros);
        }
        if (done > 0 || writtenOffsets.isEmpty()) {
            seenMicros = nowMicros;
        }
    }

    private void learn(int done, long tookMicros) {
        double pace = (double) done * SECOND_MICROS / tookMicros;
        perSecond += (pace - perSecond) / PACE_OVER;
        double ahead = Math.max(perSecond, pace) * (tookMicros + AHEAD_MICROS) / SECOND_MICROS;
        window = Math.clamp((long) (wasFull ? ahead * 5 / 4 : ahead), messagesMin, messagesMax);
        wasFull = false;
    }

    public int inFlight() {
        return unwritten + writtenOffsets.size();
    }

    public int window() {
        return window;
    }
}

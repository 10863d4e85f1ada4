package org.causality.libp2p.gossip;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.P2pStream;
import org.causality.libp2p.identity.PeerId;
import org.jspecify.annotations.Nullable;

/**
 * Gossip with one peer over one connection: our stream to it with its queue, and its stream to us.
 *
 * <pre>
 * state     on                                becomes
 * idle      peer speaks gossip                opening
 * opening   our stream is open                open      (the router is told; then its stream is read)
 * opening   refused                           idle      (tried again later)
 * open      our stream or connection fails    closed    (the router is told; another link may take over their stream)
 * any       close                             closed
 * </pre>
 *
 * Safe from any thread. Its monitor is taken inside the router's lock, so nothing is called from within it.
 */
final class PeerLink {
    private enum State {
        IDLE,
        OPENING,
        OPEN,
        CLOSED
    }

    final PeerId peer;
    final Connection connection;
    private final ServiceLimits limits;
    private final Counters counters;
    private final OutboundQueue queue;
    private final AtomicBoolean flushScheduled = new AtomicBoolean();
    private State state = State.IDLE;
    private volatile @Nullable P2pStream ours;
    private @Nullable P2pStream theirs;
    private boolean routed;
    private boolean throttled;

    PeerLink(Connection connection, ServiceLimits limits, Counters counters) {
        this.peer = connection.remotePeer();
        this.connection = connection;
        this.limits = limits;
        this.counters = counters;
        this.queue = new OutboundQueue(limits);
    }

    /** Whether the caller should now open our stream. */
    synchronized boolean startOpening() {
        if (state != State.IDLE) {
            return false;
        }
        state = State.OPENING;
        return true;
    }

    synchronized void refused() {
        if (state == State.OPENING) {
            state = State.IDLE;
        }
    }

    /** Our stream is open; false when the link was closed meanwhile. */
    synchronized boolean opened(P2pStream stream) {
        if (state != State.OPENING) {
            return false;
        }
        state = State.OPEN;
        ours = stream;
        return true;
    }

    synchronized boolean isOpen() {
        return state == State.OPEN;
    }

    /** Ends our stream; false when that was done before. */
    boolean close() {
        synchronized (this) {
            if (state == State.CLOSED) {
                return false;
            }
            state = State.CLOSED;
        }
        reset(ours);
        return true;
    }

    private static void reset(@Nullable P2pStream stream) {
        if (stream != null) {
            stream.reset();
        }
    }

    /** The stream that the peer opened, for the next link to go on with. */
    synchronized @Nullable P2pStream theirs() {
        return theirs;
    }

    /** Takes the stream that the peer opened, in place of an older one; false when the link is closed. */
    boolean take(P2pStream stream) {
        @Nullable P2pStream older;
        synchronized (this) {
            if (state == State.CLOSED) {
                return false;
            }
            older = theirs;
            theirs = stream;
        }
        reset(older);
        stream.pauseReads();
        return true;
    }

    /** The router knows the peer now: what it sends may be read. */
    void routed() {
        synchronized (this) {
            routed = true;
        }
        adjustReading();
    }

    /** The router can or cannot take more from this peer. */
    void reading(boolean on) {
        synchronized (this) {
            throttled = !on;
        }
        adjustReading();
    }

    /** Reads or pauses as wanted now; on the event loop, so that the last wish is what holds. */
    void adjustReading() {
        @Nullable P2pStream stream = theirs();
        if (stream != null) {
            onLoop(stream.connection(), () -> adjustReading(stream));
        }
    }

    private void adjustReading(P2pStream stream) {
        boolean read;
        synchronized (this) {
            read = routed && !throttled;
        }
        if (read) {
            stream.resumeReads();
        } else {
            stream.pauseReads();
        }
    }

    /** Queues a frame; false when the lane is full. */
    boolean offer(Lane lane, OutboundFrame frame) {
        if (!queue.offer(lane, frame)) {
            return false;
        }
        scheduleFlush();
        return true;
    }

    /** Takes out of the queue what the peer has; how many messages that were. */
    int drop(List<MessageId> ids) {
        return queue.drop(ids);
    }

    /** Writes what waits, once for many offers. */
    void scheduleFlush() {
        if (flushScheduled.compareAndSet(false, true) && !onLoop(connection, this::flush)) {
            flushScheduled.set(false);
        }
    }

    private void flush() {
        flushScheduled.set(false);
        @Nullable P2pStream stream = ours;
        while (stream != null && stream.isWritable()) {
            List<OutboundFrame> batch = queue.poll(limits.writeBytesMax());
            if (batch.isEmpty() || !stream.write(joined(batch))) {
                return;
            }
        }
    }

    private ByteBuf joined(List<OutboundFrame> batch) {
        int bytes = batch.stream().mapToInt(OutboundFrame::length).sum();
        ByteBuf out = ByteBufAllocator.DEFAULT.buffer(bytes);
        batch.forEach(frame -> out.writeBytes(frame.bytes()));
        counters.framesOut.add(batch.size());
        counters.bytesOut.add(bytes);
        return out;
    }

    LaneGauges queued(Lane lane) {
        return queue.gauges(lane);
    }

    int queuedFrames() {
        return queue.frames();
    }

    long queuedBytes() {
        return queue.bytes();
    }

    private static boolean onLoop(Connection owner, Runnable task) {
        try {
            owner.executor().execute(task);
            return true;
        } catch (RejectedExecutionException _) {
            return false; // the host is closed
        }
    }
}

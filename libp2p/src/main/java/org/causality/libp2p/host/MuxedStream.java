package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.multistream.Negotiation;
import org.causality.libp2p.quic.QuicEvents;
import org.causality.libp2p.yamux.YamuxEvents;
import org.jspecify.annotations.Nullable;

/**
 * A stream as its users see it, on top of what carries it. First it agrees on its protocol; then bytes go to the reader,
 * or wait here, bounded by the stream's window, while there is none or it pauses. Everything but {@code write} and the
 * questions runs on the event loop.
 */
final class MuxedStream implements P2pStream, YamuxEvents.StreamEvents, QuicEvents.StreamEvents {
    private static final System.Logger LOG = System.getLogger(MuxedStream.class.getName());

    /** Hears how the negotiation of this stream ended. */
    interface Opening {
        void agreed(MuxedStream stream);

        void refused(String why);
    }

    private final MuxedConnection connection;
    private final boolean outbound;
    private final Opening opening;
    private final HostLimits limits;
    private final Backlog backlog;
    private final AtomicBoolean viewed = new AtomicBoolean();
    private final ByteQueue unread = new ByteQueue();
    private volatile boolean writeClosed;
    private volatile String protocol = "";
    private volatile @Nullable Runnable writable;
    private @Nullable Carrier below;
    private @Nullable Negotiation negotiation;
    private @Nullable StreamReader reader;
    private @Nullable Future<?> deadline;
    /** Pending bytes that the carrier holds; the others are on their way to the event loop. */
    private long queuedBytes;

    private boolean assumed;
    private boolean paused;
    private boolean delivering;
    private boolean discarding;
    private boolean endPending;
    private boolean endTold;
    private @Nullable String abortPending;
    private boolean abortTold;
    private boolean gone;

    MuxedStream(MuxedConnection connection, boolean outbound, Opening opening) {
        this.connection = connection;
        this.outbound = outbound;
        this.opening = opening;
        limits = connection.limits();
        backlog = new Backlog(limits.pendingBytes());
    }

    /** Ties this to its carrier, and starts to agree on a protocol. */
    void start(Carrier stream, Negotiation agreement, ByteBuf hello) {
        below = stream;
        negotiation = agreement;
        send(hello);
        deadline = connection.schedule(this::reset, limits.timeouts().stream());
    }

    /** Takes the one proposal as agreed, so that bytes may follow it at once; whether it was is seen later. */
    void assume(String proposed) {
        if (below != null) {
            assumed = true;
            protocol = proposed;
            opening.agreed(this);
        }
    }

    private void negotiated() {
        negotiation = null;
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private Carrier below() {
        if (below == null) {
            throw new IllegalStateException("stream was not started");
        }
        return below;
    }

    // ---- what the carrier tells

    @Override
    public void data(ByteBuf bytes) {
        if (negotiation != null) {
            negotiate(negotiation, bytes);
        }
        if (negotiation == null && bytes.isReadable()) {
            deliver(bytes);
        }
    }

    private void negotiate(Negotiation agreement, ByteBuf bytes) {
        int before = bytes.readableBytes();
        ByteBuf answer = Unpooled.buffer(64);
        Negotiation.Progress progress = agreement.receive(bytes, answer);
        below().consumed(before - bytes.readableBytes());
        send(answer);
        switch (progress) {
            case Negotiation.Progress.Pending() -> {}
            case Negotiation.Progress.Agreed(String agreed) -> {
                negotiated();
                protocol = agreed;
                if (!assumed) {
                    opening.agreed(this);
                }
            }
            case Negotiation.Progress.Refused(String why) -> {
                negotiated();
                opening.refused(why);
                reset();
            }
        }
    }

    private void deliver(ByteBuf bytes) {
        if (discarding || gone) {
            return; // and not credited: a peer that goes on sending into a closed stream runs out of window
        }
        StreamReader to = reader;
        if (to == null || paused || delivering || !unread.isEmpty()) {
            unread.append(bytes);
            return;
        }
        int count = bytes.readableBytes();
        delivering = true;
        guarded(() -> to.bytes(bytes));
        delivering = false;
        below().consumed(count);
        pump();
    }

    /** Hands on what waits, in order: bytes, the end, the abortion. */
    private void pump() {
        StreamReader to = reader;
        if (to == null || delivering) {
            return;
        }
        delivering = true;
        while (!paused && !gone) {
            ByteBuf head = unread.poll();
            if (head == null) {
                break;
            }
            int count = head.readableBytes();
            guarded(() -> to.bytes(head));
            head.release();
            below().consumed(count);
        }
        delivering = false;
        if (unread.isEmpty()) {
            tellEnd(to);
        }
    }

    private void tellEnd(StreamReader to) {
        if (endPending && !endTold && !discarding) {
            endTold = true;
            guarded(to::ended);
        }
        String why = abortPending;
        if (why != null && !abortTold) {
            abortTold = true;
            guarded(() -> to.aborted(why));
        }
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "reader of " + protocol + " from " + remotePeer() + " failed, stream is reset", e);
            reset();
        }
    }

    @Override
    public void ended() {
        endPending = true;
        if (negotiation != null) {
            negotiated();
            opening.refused("peer ended the stream before a protocol was agreed");
            reset();
            return;
        }
        pump();
    }

    @Override
    public void stopped() {
        writeClosed = true;
    }

    @Override
    public void aborted(String why) {
        boolean complete = endPending && !discarding && !gone;
        gone = gone || !complete;
        writeClosed = true;
        abortPending = why;
        long never = queuedBytes;
        queuedBytes = 0;
        if (!complete) {
            unread.clear();
        }
        if (negotiation != null) {
            negotiated();
            opening.refused(why);
        }
        connection.streamGone();
        pump();
        settle(never); // last, so that a writer who waits for room hears first why there will be none
    }

    @Override
    public void sent(int bytes) {
        queuedBytes -= bytes;
        settle(bytes);
    }

    @Override
    public void closed() {
        writeClosed = true;
        if (deadline != null) {
            deadline.cancel(false);
        }
        connection.streamGone();
    }

    // ---- what users ask for

    @Override
    public PeerId remotePeer() {
        return connection.remotePeer();
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public boolean outbound() {
        return outbound;
    }

    @Override
    public void onBytes(StreamReader to) {
        claim();
        read(to);
    }

    private void claim() {
        if (!viewed.compareAndSet(false, true)) {
            throw new IllegalStateException("stream has a reader already");
        }
    }

    private void read(StreamReader to) {
        onLoop(() -> {
            reader = to;
            pump();
        });
    }

    @Override
    public void pauseReads() {
        onLoop(() -> paused = true);
    }

    @Override
    public void resumeReads() {
        onLoop(() -> {
            paused = false;
            pump();
        });
    }

    @Override
    public boolean write(ByteBuf bytes) {
        int count = bytes.readableBytes();
        if (writeClosed || !reserve(count)) {
            bytes.release();
            return false;
        }
        if (!onLoop(() -> queue(bytes, count))) {
            settle(count);
            bytes.release();
            return false;
        }
        return true;
    }

    private boolean reserve(int count) {
        if (!backlog.take(count)) {
            return false;
        }
        if (!connection.reserve(count)) {
            settled(count);
            return false;
        }
        connection.streamHolds(backlog.bytes());
        return true;
    }

    /** Takes bytes that left, or never will, off the account of what is pending. */
    private void settle(long count) {
        connection.settle(count);
        settled(count);
    }

    private void settled(long count) {
        Runnable ready = backlog.settle(count) ? writable : null;
        if (ready != null) {
            onLoop(() -> guarded(ready));
        }
    }

    @Override
    public boolean write(byte[] bytes) {
        return write(Unpooled.wrappedBuffer(bytes));
    }

    private void queue(ByteBuf bytes, int count) {
        if (!below().write(bytes)) {
            settle(count);
        } else {
            queuedBytes += count;
        }
    }

    /** A few bytes of negotiation, which no limit stops. */
    private void send(ByteBuf bytes) {
        int count = bytes.readableBytes();
        backlog.add(count);
        connection.settle(-count);
        queue(bytes, count);
    }

    @Override
    public long pendingBytes() {
        return backlog.bytes();
    }

    @Override
    public boolean isWritable() {
        return !backlog.isFull();
    }

    @Override
    public void onWritable(Runnable ready) {
        writable = ready; // at once: the stream may be full already, and what is told later has no second time
    }

    @Override
    public void closeWrite() {
        writeClosed = true;
        onLoop(() -> below().finish());
    }

    @Override
    public void close() {
        writeClosed = true;
        onLoop(() -> {
            if (discarding || gone) {
                return;
            }
            discarding = true;
            unread.clear();
            below().finish();
            if (!endPending) {
                deadline = connection.schedule(this::reset, limits.timeouts().linger());
            }
        });
    }

    @Override
    public void reset() {
        writeClosed = true;
        onLoop(() -> {
            gone = true;
            unread.clear();
            below().reset();
        });
    }

    @Override
    public BlockingStream blocking() {
        claim();
        BlockingStream view = new BlockingStream(this, limits.timeouts().progress());
        onWritable(view::wake);
        read(view.inbound());
        return view;
    }

    private boolean onLoop(Runnable task) {
        try {
            connection.onLoop(task);
            return true;
        } catch (RejectedExecutionException _) {
            return false; // the host is closed, and everything on it has been told
        }
    }
}

package org.causality.libp2p.quic;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelOutputShutdownException;
import io.netty.handler.codec.quic.QuicException;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamFrame;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a connection.
 *
 * <pre>
 * state      what happens                            next
 * OPEN       our end and the peer's are both through GONE, told as closed
 * OPEN       the peer stops us, and has ended        GONE, told as closed
 * OPEN       either side resets, connection ends     GONE, told as aborted
 * </pre>
 *
 * Bytes are taken from the codec only while few enough are unread; the rest stays under QUIC's own windows, which is
 * what holds the peer back. So a reset is heard once the reader has caught up.
 */
public final class QuicStream extends ChannelInboundHandlerAdapter {
    /** The most that one read may bring. */
    static final int READ_BYTES_MAX = 64 * 1024;

    private static final System.Logger LOG = System.getLogger(QuicStream.class.getName());
    private static final int NO_ERROR = 0;

    private final QuicLink link;
    private final QuicStreamChannel channel;
    private final boolean ours;
    private QuicEvents.@Nullable StreamEvents events;
    private int unread;
    private boolean readPending;
    private boolean ended;
    private boolean finished;
    private boolean stopped;
    private boolean gone;

    QuicStream(QuicLink link, QuicStreamChannel channel, boolean ours) {
        this.link = link;
        this.channel = channel;
        this.ours = ours;
    }

    /** Whether we opened it. */
    boolean ours() {
        return ours;
    }

    /** Says who hears of it; before anything else. */
    public void tell(QuicEvents.StreamEvents owner) {
        events = owner;
    }

    private QuicEvents.StreamEvents events() {
        if (events == null) {
            throw new IllegalStateException("stream has no owner yet");
        }
        return events;
    }

    // ---- what its owner asks for

    /** Queues bytes and takes over the buffer; false, and released, when our side has ended. */
    public boolean write(ByteBuf bytes) {
        if (gone || finished) {
            bytes.release();
            return false;
        }
        int count = bytes.readableBytes();
        var _ = channel.write(bytes).addListener(written -> wrote(count, written));
        return true;
    }

    private void wrote(int count, Future<?> written) {
        if (gone) {
            return;
        }
        if (!written.isSuccess()) {
            broke(written.cause());
        }
        if (!gone) {
            link.tell(() -> events().sent(count));
        }
    }

    /** Ends our side once the queue is sent. */
    public void finish() {
        if (gone || finished) {
            return;
        }
        finished = true;
        if (link.telling()) {
            channel.eventLoop().execute(this::writeEnd);
        } else {
            writeEnd();
        }
    }

    /**
     * Never while the codec tells of what came, for then the end would leave only when all that came is dealt with; and
     * the codec forgets a stream once all its bytes are acknowledged, also with the end still to be sent (cloudflare/quiche
     * issue 2525). Outside of that the end leaves at once.
     */
    private void writeEnd() {
        if (gone) {
            return;
        }
        var _ = channel.write(QuicStreamFrame.EMPTY_FIN).addListener(written -> {
            if (!written.isSuccess()) {
                broke(written.cause());
            }
        });
    }

    /** Wants no more from the peer, and may go on sending: what others do, and tests. */
    void stop() {
        var _ = channel.shutdownInput(NO_ERROR);
    }

    /** Drops the queue and ends both sides at once. */
    public void reset() {
        abort("reset by us");
    }

    /** Says that so many delivered bytes are dealt with, which lets the peer send as many more. */
    public void consumed(int bytes) {
        unread -= bytes;
        link.unread(-bytes);
        if (!gone) {
            readMore();
        }
    }

    private void readMore() {
        if (!readPending && !ended && unread + READ_BYTES_MAX <= link.limits().unreadBytesMax()) {
            readPending = true;
            channel.read();
        }
    }

    // ---- what the codec tells

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        readMore();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            readPending = false;
            if (!gone) {
                int count = bytes.readableBytes();
                unread += count;
                link.unread(count);
                link.streamHolds(unread);
                link.tell(() -> events().data(bytes));
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (!gone) {
            readMore();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !ended && !gone) {
            ended = true;
            link.tell(events()::ended);
            closeStopped();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (ended && finished) {
            forget();
            events().closed();
        } else {
            abort("stream is closed");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        broke(cause);
    }

    /** The peer's wish to get no more leaves the other direction alone; everything else ends the stream. */
    private void broke(Throwable cause) {
        if (!(cause instanceof IOException || cause instanceof QuicException)) {
            LOG.log(Level.WARNING, "a stream is reset by a bug", cause);
        }
        if (!(cause instanceof ChannelOutputShutdownException)) {
            abort("reset by peer: " + cause.getMessage());
            return;
        }
        if (!gone) {
            finished = true;
            stopped = true;
            link.tell(events()::stopped);
            closeStopped();
        }
    }

    /** The codec closes a stream of which both ends are through, but ours is not where the peer wanted no more. */
    private void closeStopped() {
        if (stopped && ended && !gone) {
            var _ = channel.close();
        }
    }

    /** Ends it at once in both directions; nothing when it is gone. */
    void abort(String why) {
        if (gone) {
            return;
        }
        boolean orderly = ended;
        forget();
        if (channel.isOpen()) {
            var _ = channel.shutdown(NO_ERROR);
            var _ = channel.close();
        }
        events().aborted(why);
        if (!orderly) {
            link.aborted();
        }
    }

    private void forget() {
        if (!gone) {
            gone = true;
            link.forget(this);
        }
    }
}

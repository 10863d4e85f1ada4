package org.causality.libp2p.host;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.causality.libp2p.multistream.Negotiation;
import org.causality.libp2p.noise.NoiseHandshake;
import org.causality.libp2p.noise.NoiseSession;
import org.causality.libp2p.noise.NoiseTransport;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one TCP connection, from the first to the last.
 *
 * <pre>
 * state     what comes in                          next
 * SECURITY  multistream: /noise                    NOISE
 * NOISE     handshake, muxer agreed within         OPEN
 * NOISE     handshake, no muxer named              MUXER
 * MUXER     sealed multistream: /yamux/1.0.0       OPEN
 * OPEN      sealed Yamux frames                    OPEN
 * any       refusal, forgery, timeout, flood       CLOSED
 * </pre>
 *
 * What goes out waits until a read is done or the loop comes round, and then leaves with one flush, once the connection
 * is open in frames as full as possible.
 */
final class Wire extends ChannelInboundHandlerAdapter {
    static final String SECURITY_PROTOCOL = "/noise";
    static final String MUXER_PROTOCOL = "/yamux/1.0.0";

    private static final System.Logger LOG = System.getLogger(Wire.class.getName());

    /** Rounds of filling the socket before other connections of the loop get their turn. */
    private static final int DRAIN_ROUNDS_MAX = 16;

    private static final int FRAME_BYTES_MIN = 256;

    /** What an upgrade leads to; called on the event loop, one of them, once. */
    interface Upgrade {
        /** Makes the connection, or returns null when there is no place for it. */
        @Nullable NettyConnection secured(Wire wire, NoiseSession session);

        /** Closed before it was open. */
        void failed(String why);
    }

    private enum State {
        SECURITY,
        NOISE,
        MUXER,
        OPEN,
        CLOSED
    }

    private final Channel channel;
    private final boolean dialled;
    private final NoiseHandshake handshake;
    private final Upgrade upgrade;
    private final long timeoutNanos;
    private State state = State.SECURITY;
    private @Nullable Negotiation negotiation;
    private @Nullable NoiseSession session;
    private @Nullable NettyConnection connection;
    private @Nullable ByteBuf in;
    private boolean reading;
    private boolean draining;
    private boolean drainScheduled;
    private long lastReadNanos = System.nanoTime();

    Wire(Channel channel, boolean dialled, NoiseHandshake handshake, Upgrade upgrade, long timeoutNanos) {
        this.channel = channel;
        this.dialled = dialled;
        this.handshake = handshake;
        this.upgrade = upgrade;
        this.timeoutNanos = timeoutNanos;
        channel.config().setRecvByteBufAllocator(new ReadRoom(this::room));
    }

    Channel channel() {
        return channel;
    }

    boolean dialled() {
        return dialled;
    }

    long lastReadNanos() {
        return lastReadNanos;
    }

    // ---- from the socket

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ByteBuf hello = Unpooled.buffer(128);
        negotiation = negotiate(SECURITY_PROTOCOL, hello);
        if (dialled) {
            writeMessage(handshake.start(), hello);
        }
        var _ = channel.writeAndFlush(hello, channel.voidPromise());
        Future<?> timeout = channel.eventLoop().schedule(this::upgradeTimeout, timeoutNanos, TimeUnit.NANOSECONDS);
        channel.closeFuture().addListener(_ -> timeout.cancel(false));
    }

    private Negotiation negotiate(String protocol, ByteBuf out) {
        return dialled ? Negotiation.initiate(List.of(protocol), out) : Negotiation.respond(protocol::equals, out);
    }

    private void upgradeTimeout() {
        if (connection == null) {
            fail("timed out while " + state);
        }
    }

    private ByteBuf room(ByteBufAllocator alloc, int bytes) {
        ByteBuf held = in;
        if (held == null) {
            return alloc.directBuffer(bytes);
        }
        if (held.writableBytes() < Math.min(bytes, missing(held))) {
            ByteBuf roomier = alloc.directBuffer(Math.max(bytes, 2 * held.readableBytes()));
            roomier.writeBytes(held);
            held.release();
            in = roomier;
            return roomier.retain();
        }
        return held.retain();
    }

    /** What a message that has come in part lacks, at least. */
    private static int missing(ByteBuf held) {
        return held.readableBytes() < NoiseTransport.HEAD_BYTES
                ? NoiseTransport.HEAD_BYTES
                : NoiseTransport.HEAD_BYTES + held.getUnsignedShort(held.readerIndex()) - held.readableBytes();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (in == null) {
            in = bytes;
        } else {
            bytes.release(); // the same buffer: the bytes were read behind those we hold
        }
        reading = true;
        lastReadNanos = System.nanoTime();
        process(in);
        if (in != null && !in.isReadable()) {
            in.release();
            in = null;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        reading = false;
        drain();
        channel.flush(); // what the upgrade wrote, if drain had nothing to add
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        drain();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail("peer closed the connection");
        if (in != null) {
            in.release();
            in = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(Level.WARNING, "connection to " + channel.remoteAddress() + " is closed by a bug", cause);
        }
        fail("connection broke: " + cause.getMessage());
    }

    private void process(ByteBuf bytes) {
        boolean more = true;
        while (more && bytes.isReadable()) {
            more = switch (state) {
                case SECURITY -> security(bytes);
                case NOISE -> noise(bytes);
                case MUXER, OPEN -> sealed(bytes);
                case CLOSED -> {
                    bytes.skipBytes(bytes.readableBytes());
                    yield false;
                }
            };
        }
    }

    private boolean security(ByteBuf bytes) {
        ByteBuf answer = Unpooled.buffer(32);
        Negotiation.Progress progress = negotiation().receive(bytes, answer);
        var _ = channel.write(answer, channel.voidPromise());
        return agreed(progress, State.NOISE);
    }

    private Negotiation negotiation() {
        if (negotiation == null) {
            throw new IllegalStateException("no negotiation under way");
        }
        return negotiation;
    }

    private boolean agreed(Negotiation.Progress progress, State next) {
        return switch (progress) {
            case Negotiation.Progress.Pending() -> false;
            case Negotiation.Progress.Agreed(String _) -> {
                negotiation = null;
                state = next;
                yield true;
            }
            case Negotiation.Progress.Refused(String why) -> {
                fail(why);
                yield true;
            }
        };
    }

    private boolean noise(ByteBuf bytes) {
        int length = wholeMessage(bytes);
        if (length < 0) {
            return false;
        }
        byte[] message = new byte[length];
        bytes.skipBytes(NoiseTransport.HEAD_BYTES).readBytes(message);
        switch (handshake.receive(message)) {
            case NoiseHandshake.Step.Send(NoiseHandshake.Message answer) -> {
                ByteBuf out = Unpooled.buffer(512);
                writeMessage(answer, out);
                var _ = channel.write(out, channel.voidPromise());
            }
            case NoiseHandshake.Step.Secured(NoiseHandshake.Message last, NoiseSession secured) ->
                secured(last, secured);
            case NoiseHandshake.Step.Failed(String why) -> fail(why);
        }
        return true;
    }

    /** Length of the message at the reader index, or -1 while it has not come whole. */
    private static int wholeMessage(ByteBuf bytes) {
        if (bytes.readableBytes() < NoiseTransport.HEAD_BYTES) {
            return -1;
        }
        int length = bytes.getUnsignedShort(bytes.readerIndex());
        return bytes.readableBytes() < NoiseTransport.HEAD_BYTES + length ? -1 : length;
    }

    private void secured(NoiseHandshake.@Nullable Message last, NoiseSession secured) {
        session = secured;
        if (last != null) {
            ByteBuf out = Unpooled.buffer(512);
            writeMessage(last, out);
            var _ = channel.write(out, channel.voidPromise());
        }
        if (secured.muxer() != null) {
            open(secured);
        } else {
            state = State.MUXER;
            ByteBuf hello = sealedBuffer();
            negotiation = negotiate(MUXER_PROTOCOL, hello);
            seal(hello, secured);
        }
    }

    private static void writeMessage(NoiseHandshake.Message message, ByteBuf out) {
        out.writeShort(message.bytes().length).writeBytes(message.bytes());
    }

    private void open(NoiseSession secured) {
        NettyConnection opened = upgrade.secured(this, secured);
        if (opened == null) {
            fail("no place for this connection, or it is our own");
            return;
        }
        state = State.OPEN;
        connection = opened;
        opened.opened();
    }

    private boolean sealed(ByteBuf bytes) {
        int length = wholeMessage(bytes);
        NoiseSession secured = session;
        if (length < 0 || secured == null) {
            return false;
        }
        bytes.skipBytes(NoiseTransport.HEAD_BYTES);
        int start = bytes.readerIndex();
        int plainBytes = secured.transport().open(bytes, length);
        if (plainBytes < 0) {
            fail("a frame was not genuine");
            return true;
        }
        ByteBuf plain = bytes.slice(start, plainBytes);
        if (state == State.MUXER) {
            muxer(plain, secured);
        }
        if (connection != null) {
            connection.received(plain);
        }
        return true;
    }

    private void muxer(ByteBuf plain, NoiseSession secured) {
        ByteBuf answer = sealedBuffer();
        Negotiation.Progress progress = negotiation().receive(plain, answer);
        if (answer.readableBytes() > NoiseTransport.HEAD_BYTES) {
            seal(answer, secured);
        } else {
            answer.release();
        }
        if (agreed(progress, State.OPEN) && state == State.OPEN) {
            open(secured);
        }
    }

    private ByteBuf sealedBuffer() {
        ByteBuf out = channel.alloc().directBuffer(FRAME_BYTES_MIN);
        return out.writeZero(NoiseTransport.HEAD_BYTES);
    }

    private void seal(ByteBuf frame, NoiseSession secured) {
        secured.transport().seal(frame);
        var _ = channel.write(frame, channel.voidPromise());
    }

    // ---- to the socket

    /** Sends what waits at the end of this read, or when the loop next comes round. */
    void scheduleDrain() {
        if (!reading && !draining && !drainScheduled) {
            drainScheduled = true;
            channel.eventLoop().execute(this::drain);
        }
    }

    private void drain() {
        drainScheduled = false;
        NettyConnection open = connection;
        NoiseSession secured = session;
        if (draining || open == null || secured == null) {
            return;
        }
        draining = true;
        int rounds = 0;
        while (channel.isWritable() && open.hasOutput() && rounds < DRAIN_ROUNDS_MAX) {
            fill(open, secured);
            channel.flush();
            rounds++;
        }
        draining = false;
        open.gauge();
        if (rounds == DRAIN_ROUNDS_MAX) {
            scheduleDrain();
        }
    }

    private void fill(NettyConnection open, NoiseSession secured) {
        while (channel.isWritable() && open.hasOutput()) {
            long wanted = Math.max(FRAME_BYTES_MIN, open.outputBytesEstimate());
            int plainBytes = (int) Math.min(wanted, NoiseTransport.PLAIN_BYTES_MAX);
            ByteBuf frame = channel.alloc().directBuffer(plainBytes + NoiseTransport.OVERHEAD_BYTES);
            frame.writeZero(NoiseTransport.HEAD_BYTES);
            if (open.pull(frame, plainBytes) == 0) {
                frame.release();
                return;
            }
            seal(frame, secured);
        }
    }

    /** Sends what waits, as far as the socket takes it, and closes. */
    void closeAfterDrain(String why) {
        drain();
        fail(why);
    }

    private void fail(String why) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        channel.flush();
        var _ = channel.close();
        if (connection == null) {
            upgrade.failed(why);
        } else {
            connection.closed(why);
        }
    }
}

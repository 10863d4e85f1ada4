package org.causality.libp2p.quic;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How one connection ends so that the peer hears of it; on the event loop.
 *
 * <pre>
 * what is missing                                      what is done
 * room in the congestion window                        waits for it, at most {@link #LINGER_NANOS_MAX}
 * a dialler's word that its handshake has arrived      waits for it, at most {@link #CONFIRM_NANOS_MAX}
 * nothing                                              closes
 * </pre>
 */
final class GoodBye {
    /** How long a good-bye waits for room. */
    private static final long LINGER_NANOS_MAX = TimeUnit.SECONDS.toNanos(3);

    /** How long that of a dialler waits for the listener's word on the handshake: a long round trip. */
    private static final long CONFIRM_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(400);

    private final QuicChannel channel;
    private final boolean dialled;
    private boolean confirmed;
    private boolean waiting;

    GoodBye(QuicChannel channel, boolean dialled) {
        this.channel = channel;
        this.dialled = dialled;
        this.confirmed = !dialled;
    }

    /**
     * The codec says good-bye once, and says nothing while a whole congestion window is on its way; then the peer would
     * keep the connection until its idle time. A new stream knows whether there is room, and when there is again.
     */
    void sayWithRoom() {
        Future<QuicStreamChannel> probe = channel.createStream(QuicStreamType.BIDIRECTIONAL, new Room());
        if (probe.isSuccess() && probe.getNow().isWritable()) {
            say();
        } else {
            var _ = channel.eventLoop().schedule(this::say, LINGER_NANOS_MAX, TimeUnit.NANOSECONDS);
        }
    }

    private final class Room extends ChannelInboundHandlerAdapter {
        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            later();
        }
    }

    /** Says it when the codec's own work is done: within that nothing leaves. */
    void later() {
        channel.eventLoop().execute(this::say);
    }

    /**
     * Until the listener has confirmed the handshake (RFC 9001, section 4.1.2) the codec may owe it packets of the
     * handshake, and those go before a good-bye. So a dialler waits; one whose handshake failed has nothing to wait for.
     */
    void say() {
        if (confirmed || !channel.isActive()) {
            close();
        } else if (!waiting) {
            waiting = true;
            var _ = channel.eventLoop().schedule(this::close, CONFIRM_NANOS_MAX, TimeUnit.NANOSECONDS);
        }
    }

    /** The listener has answered with a packet of the open connection; its first confirms the handshake. */
    void confirmed() {
        if (!confirmed) {
            confirmed = true;
            if (waiting) {
                later();
            }
        }
    }

    private void close() {
        if (!channel.isOpen()) {
            return;
        }
        if (dialled) {
            sendWhatIsDue();
        }
        channel.config().setAllocator(new LastBuffers(channel.alloc()));
        var _ = channel.close(true, 0, Unpooled.EMPTY_BUFFER);
    }

    /**
     * The codec looks at its loss timer only after it has sent. Were that due now, it would find out between its last two
     * sendings, and a probe of the handshake that it then owes can no longer be paid: a closing connection sends but
     * acknowledgements there, one after another. News of the socket make it send twice, which settles that before.
     */
    private void sendWhatIsDue() {
        channel.parent().pipeline().fireChannelWritabilityChanged();
    }
}

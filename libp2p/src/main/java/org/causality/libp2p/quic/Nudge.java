package org.causality.libp2p.quic;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import org.jspecify.annotations.Nullable;

/**
 * Saves a dialler a round trip. The codec looks whether the handshake is done when a datagram comes, but a client's is
 * done only by what it answers to the last one; so it would wait for one more from the peer. The last datagram is given
 * to it once again instead: QUIC throws a repeated packet away, and the codec looks. Here it also shows when the listener
 * has confirmed the handshake, which the codec keeps to itself: by the first packet without a long header.
 */
final class Nudge extends ChannelInboundHandlerAdapter {
    /** Rounds of the event loop within which the answer is out. */
    private static final int ROUNDS_MAX = 4;

    private final QuicLink link;
    private @Nullable DatagramPacket last;
    private long datagrams;

    Nudge(QuicLink link) {
        this.link = link;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        drop();
        datagrams++;
        if (link.shakingHands() && message instanceof DatagramPacket packet) {
            last = packet.copy();
        }
        boolean open = message instanceof DatagramPacket packet && !Steps.isOfHandshake(packet.content());
        ctx.fireChannelRead(message);
        if (open) {
            link.confirmed();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        later(ctx, datagrams, ROUNDS_MAX);
    }

    private void later(ChannelHandlerContext ctx, long datagram, int rounds) {
        if (last != null && rounds > 0) {
            ctx.executor().execute(() -> again(ctx, datagram, rounds));
        }
    }

    private void again(ChannelHandlerContext ctx, long datagram, int rounds) {
        DatagramPacket packet = last;
        if (packet != null && datagram == datagrams && link.shakingHands()) {
            ctx.fireChannelRead(packet.copy());
            ctx.fireChannelReadComplete();
            later(ctx, datagram, rounds - 1);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        drop();
    }

    private void drop() {
        if (last != null) {
            last.release();
            last = null;
        }
    }
}

package org.causality.libp2p.quic;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.security.SecureRandom;
import org.causality.libp2p.quic.Retry.First;

/**
 * Serves diallers who bring a token that we did not give. A listener may hand out tokens for the next time, and a dialler
 * keeps them by the name of the server, which libp2p leaves the same for all; so those of another listener are shown to
 * us. They are no reason for silence (RFC 9000, section 8.1.3), but the codec throws away what comes with a token that is
 * not good. Such a dialler gets a good one instead, and begins anew.
 *
 * <p>Stands right before the codec, which asks for the token only where a connection would begin.
 */
final class ForeignTokens extends ChannelInboundHandlerAdapter {
    private static final int NAME_BYTES = 20;

    private final AddressTokens tokens;
    private final SecureRandom random;

    ForeignTokens(AddressTokens tokens, SecureRandom random) {
        this.tokens = tokens;
        this.random = random;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof DatagramPacket packet) || !Steps.isOfHandshake(packet.content())) {
            ctx.fireChannelRead(message);
            return;
        }
        ByteBuf bytes = packet.content().retainedSlice();
        try {
            long refused = tokens.refused();
            ctx.fireChannelRead(message);
            First first = tokens.refused() == refused ? null : First.in(bytes);
            if (first != null) {
                answer(ctx, packet, first);
            }
        } finally {
            bytes.release();
        }
    }

    private void answer(ChannelHandlerContext ctx, DatagramPacket packet, First first) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        byte[] token = tokens.token(first.listenerName().array(), packet.sender());
        ByteBuf out = ctx.alloc().directBuffer(Retry.bytes(first, name, token));
        Retry.write(out, first, name, token);
        var _ = ctx.writeAndFlush(new DatagramPacket(out, packet.sender()));
    }
}

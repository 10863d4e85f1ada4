package org.causality.libp2p.quic;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;

/**
 * Lets a listener take a handshake step by step. Once a certificate is checked the codec goes on only when it sends, which
 * it does at the end of a read; a packet of the open connection that came in the same read finds no keys before, and is
 * thrown away. So the first bytes of a dialler would wait for their repetition, and the good-bye of one who closes at once
 * would be lost. Hence a read ends with each packet of a handshake.
 */
final class Steps extends ChannelInboundHandlerAdapter {
    /** Packets of a handshake have long headers: the first bit (RFC 9000, section 17.2). */
    private static final int LONG_HEADER = 0x80;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        boolean step = message instanceof DatagramPacket packet && isOfHandshake(packet.content());
        ctx.fireChannelRead(message);
        if (step) {
            ctx.fireChannelReadComplete();
        }
    }

    static boolean isOfHandshake(ByteBuf bytes) {
        return bytes.isReadable() && (bytes.getByte(bytes.readerIndex()) & LONG_HEADER) != 0;
    }
}

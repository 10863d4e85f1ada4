package org.causality.libp2p.quic;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.tls.OwnCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who shows a token of another listener is asked to begin anew with one of ours; the interop tests do. */
final class ForeignTokenTest {
    private static final byte[] LISTENER = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final byte[] TOKEN = new byte[60];
    private static final int TAG_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void close() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private SocketAddress listener() throws InterruptedException {
        OwnCertificate own = OwnCertificate.of(PrivateKey.generate(random), random, Instant.now());
        return new QuicTransport(loops, own, Outcome.LIMITS, random)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Outcome::new, () -> false)
                .localAddress();
    }

    /** The head of a first packet, and nothing that could be opened: a token is looked at before. */
    private static byte[] first(byte[] dialler, byte[] token, int bytes) {
        ByteBuf packet = Unpooled.buffer(bytes);
        packet.writeByte(0xc3).writeInt(1);
        packet.writeByte(LISTENER.length).writeBytes(LISTENER);
        packet.writeByte(dialler.length).writeBytes(dialler);
        packet.writeByte(token.length).writeBytes(token);
        packet.writeShort(0x4000 | (bytes - packet.readableBytes() - Short.BYTES));
        packet.writeZero(bytes - packet.readableBytes());
        return ByteBufUtil.getBytes(packet);
    }

    private static void send(DatagramSocket from, SocketAddress to, byte[] bytes) throws IOException {
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static byte[] receive(DatagramSocket at) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        at.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    @Test
    void heIsGivenOneOfOursAndNoLongerAnswerThanHisQuestion() throws Exception {
        SocketAddress listener = listener();
        try (DatagramSocket dialler = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            dialler.setSoTimeout((int) TestHosts.PATIENCE.toMillis());
            send(dialler, listener, first(new byte[] {7}, TOKEN, Retry.FIRST_DATAGRAM_BYTES_MIN - 1));
            send(dialler, listener, first(new byte[] {9}, TOKEN, Retry.FIRST_DATAGRAM_BYTES_MIN));

            ByteBuf answer = Unpooled.wrappedBuffer(receive(dialler));

            assertThat(answer.readableBytes()).isLessThan(Retry.FIRST_DATAGRAM_BYTES_MIN);
            assertThat(answer.readUnsignedByte() & 0xf0).as("a Retry").isEqualTo(0xf0);
            assertThat(answer.readInt()).isEqualTo(1);
            assertThat(answer.readByte()).isEqualTo((byte) 1);
            assertThat(answer.readByte())
                    .as("to whom, and not to the short one")
                    .isEqualTo((byte) 9);
            int named = answer.readByte();
            assertThat(named).isEqualTo(20);
            answer.skipBytes(named);
            assertThat(answer.readableBytes() - TAG_BYTES).as("a token").isPositive();
        }
    }
}

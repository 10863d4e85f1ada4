package org.causality.libp2p.quic;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.causality.libp2p.quic.Retry.First;
import org.junit.jupiter.api.Test;

/** The packet with a token, and what it is an answer to. */
final class RetryTest {
    /** RFC 9001, appendix A.4; the four bits that mean nothing are set there and not here, so the tag is another. */
    private static final String NAMES = "f000000001" + "00" + "08f067a5502a4262b5";

    private static final byte[] LISTENER = ByteBufUtil.decodeHexDump("f067a5502a4262b5");
    private static final byte[] TOKEN = "token".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIALLED = ByteBufUtil.decodeHexDump("8394c8f03e515708");
    private static final First CALLED = new First(ByteBuffer.wrap(DIALLED), ByteBuffer.allocate(0));

    private static ByteBuf first(String head) {
        ByteBuf datagram = Unpooled.buffer();
        datagram.writeBytes(ByteBufUtil.decodeHexDump(head));
        return datagram.writeZero(Retry.FIRST_DATAGRAM_BYTES_MIN - datagram.readableBytes());
    }

    @Test
    void itNamesBothAndCarriesTheToken() {
        ByteBuf out = Unpooled.buffer();
        Retry.write(out, CALLED, LISTENER, TOKEN);
        assertThat(out.readableBytes()).isEqualTo(Retry.bytes(CALLED, LISTENER, TOKEN));
        assertThat(ByteBufUtil.hexDump(out)).startsWith(NAMES + ByteBufUtil.hexDump(TOKEN));
    }

    @Test
    void itsTagIsThatOfTheSpecification() {
        byte[] packet = ByteBufUtil.decodeHexDump("ff000000010008f067a5502a4262b5746f6b656e");
        assertThat(ByteBufUtil.hexDump(Retry.tag(CALLED, packet))).isEqualTo("04a265ba2eff4d829058fb3f0f2496ba");
    }

    @Test
    void aFirstPacketSaysWhoCallsWhom() {
        assertThat(First.in(first("c300000001" + "088394c8f03e515708" + "03010203")))
                .isEqualTo(new First(ByteBuffer.wrap(DIALLED), ByteBuffer.wrap(new byte[] {1, 2, 3})));
    }

    @Test
    void nothingElseIsOne() {
        assertThat(First.in(Unpooled.EMPTY_BUFFER)).isNull();
        assertThat(First.in(first("c300000001" + "0800").slice(0, Retry.FIRST_DATAGRAM_BYTES_MIN - 1)))
                .as("too short a datagram")
                .isNull();
        assertThat(First.in(first("e300000001" + "0800"))).as("another type").isNull();
        assertThat(First.in(first("4300000001" + "0800")))
                .as("of an open connection")
                .isNull();
        assertThat(First.in(first("c36b3343cf" + "0800"))).as("another version").isNull();
        assertThat(First.in(first("c300000001" + "15"))).as("a name too long").isNull();
        assertThat(First.in(first("c300000001" + "00" + "ff")))
                .as("the other too long")
                .isNull();
    }
}

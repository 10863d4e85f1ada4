package org.causality.libp2p.quic;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** A token shows that its bearer received it where he says he is, not long ago, for this connection. */
final class AddressTokensTest {
    private static final InetSocketAddress HERE = at(1, 4_001);
    private static final byte[] NAME = {1, 2, 3, 4, 5, 6, 7, 8};

    private boolean busy = true;
    private long nanos;
    private final AddressTokens tokens = new AddressTokens(() -> busy, () -> nanos, new SecureRandom());

    private static InetSocketAddress at(int host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host}), port);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    private ByteBuf token() {
        ByteBuf out = Unpooled.buffer(tokens.maxTokenLength());
        assertThat(tokens.writeToken(out, Unpooled.wrappedBuffer(NAME), HERE)).isTrue();
        return out;
    }

    @Test
    void aListenerThatIsNotBusyAsksForNone() {
        busy = false;
        ByteBuf out = Unpooled.buffer();
        assertThat(tokens.writeToken(out, Unpooled.wrappedBuffer(NAME), HERE)).isFalse();
        assertThat(out.isReadable()).isFalse();
    }

    @Test
    void whoBringsItBackIsBelievedAndNamesTheConnectionAsBefore() {
        ByteBuf token = token();
        int offset = tokens.validateToken(token.slice(), HERE);
        byte[] name = new byte[token.readableBytes() - offset];
        token.getBytes(offset, name);
        assertThat(name).isEqualTo(NAME);
    }

    @Test
    void itIsGoodOnlyWhereItWasSent() {
        assertThat(tokens.validateToken(token(), at(2, 4_001))).isNegative();
        assertThat(tokens.validateToken(token(), at(1, 4_002))).isNegative();
    }

    @Test
    void noByteOfItMayDiffer() {
        for (int i = 0; i < token().readableBytes(); i++) {
            ByteBuf forged = token();
            forged.setByte(i, forged.getByte(i) ^ 1);
            assertThat(tokens.validateToken(forged, HERE)).as("byte %d", i).isNegative();
        }
    }

    @Test
    void itOutlivesOneChangeOfTheKeyAndNotTwo() {
        ByteBuf token = token();
        nanos += AddressTokens.PERIOD_NANOS;
        assertThat(tokens.validateToken(token.slice(), HERE)).isPositive();
        nanos += AddressTokens.PERIOD_NANOS;
        assertThat(tokens.validateToken(token.slice(), HERE)).isNegative();
    }

    @Test
    void itIsForgottenAfterASilenceToo() {
        ByteBuf token = token();
        nanos += 2 * AddressTokens.PERIOD_NANOS;
        assertThat(tokens.validateToken(token, HERE)).isNegative();
    }

    @Test
    void rubbishIsNone() {
        assertThat(tokens.validateToken(Unpooled.EMPTY_BUFFER, HERE)).isNegative();
        assertThat(tokens.validateToken(Unpooled.wrappedBuffer(new byte[3]), HERE))
                .isNegative();
        assertThat(tokens.validateToken(Unpooled.wrappedBuffer(new byte[500]), HERE))
                .isNegative();
    }
}

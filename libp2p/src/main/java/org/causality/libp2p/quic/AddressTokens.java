package org.causality.libp2p.quic;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.quic.QuicTokenHandler;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets diallers show that they receive where they say they are, while a listener is busy: then a first packet is answered
 * with a token and forgotten, and only who comes back with it costs a handshake. So a flood from invented addresses takes
 * no places, for one more round trip of those who are genuine (RFC 9000, section 8.1.2).
 *
 * <p>A token is a tag over the address and the name that the dialler first gave the connection, and then that name. The
 * key is drawn anew every period; a token is good under the present one and the last. Used on one event loop.
 */
final class AddressTokens implements QuicTokenHandler {
    /** Time enough for a round trip; a token is good for as long again at most. */
    static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int TAG_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int CONNECTION_NAME_BYTES_MAX = 20;
    private static final int INVALID = -1;
    private static final String ALGORITHM = "HmacSHA256";

    private final BooleanSupplier busy;
    private final LongSupplier nanos;
    private final SecureRandom random;
    private byte[] key;
    private byte[] lastKey;
    private long drawnNanos;
    private long refused;

    /** Asks for tokens while {@code busy}. */
    AddressTokens(BooleanSupplier busy, LongSupplier nanos, SecureRandom random) {
        this.busy = busy;
        this.nanos = nanos;
        this.random = random;
        key = draw();
        lastKey = draw();
        drawnNanos = nanos.getAsLong();
    }

    private byte[] draw() {
        byte[] drawn = new byte[KEY_BYTES];
        random.nextBytes(drawn);
        return drawn;
    }

    private void rotate() {
        long age = nanos.getAsLong() - drawnNanos;
        if (age >= PERIOD_NANOS) {
            lastKey = age < 2 * PERIOD_NANOS ? key : draw();
            key = draw();
            drawnNanos = nanos.getAsLong();
        }
    }

    @Override
    public boolean writeToken(ByteBuf out, ByteBuf connection, InetSocketAddress address) {
        if (!busy.getAsBoolean()) {
            return false;
        }
        out.writeBytes(token(bytes(connection), address));
        return true;
    }

    /** A token for who dials from {@code address} and first gave the connection this name, busy or not. */
    byte[] token(byte[] name, InetSocketAddress address) {
        rotate();
        byte[] token = Arrays.copyOf(tag(key, address, name), TAG_BYTES + name.length);
        System.arraycopy(name, 0, token, TAG_BYTES, name.length);
        return token;
    }

    /** How many tokens were not good. */
    long refused() {
        return refused;
    }

    @Override
    public int validateToken(ByteBuf token, InetSocketAddress address) {
        int offset = nameIn(token, address);
        refused += offset == INVALID ? 1 : 0;
        return offset;
    }

    private int nameIn(ByteBuf token, InetSocketAddress address) {
        byte[] given = bytes(token);
        if (given.length < TAG_BYTES || given.length > maxTokenLength()) {
            return INVALID;
        }
        rotate();
        byte[] tag = Arrays.copyOf(given, TAG_BYTES);
        byte[] name = Arrays.copyOfRange(given, TAG_BYTES, given.length);
        boolean genuine = MessageDigest.isEqual(tag, tag(key, address, name))
                || MessageDigest.isEqual(tag, tag(lastKey, address, name));
        return genuine ? TAG_BYTES : INVALID;
    }

    @Override
    public int maxTokenLength() {
        return TAG_BYTES + CONNECTION_NAME_BYTES_MAX;
    }

    private static byte[] bytes(ByteBuf from) {
        byte[] bytes = new byte[from.readableBytes()];
        from.getBytes(from.readerIndex(), bytes);
        return bytes;
    }

    /** The name is what is left, so no two inputs are one. */
    private static byte[] tag(byte[] key, InetSocketAddress address, byte[] name) {
        try {
            byte[] host = address.getAddress().getAddress();
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((byte) host.length);
            mac.update(host);
            mac.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(address.getPort()).flip());
            return Arrays.copyOf(mac.doFinal(name), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

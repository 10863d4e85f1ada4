package org.causality.libp2p.quic;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The packet that asks a dialler to begin anew with a token; and what must be known of his first to make it (RFC 9000, 17.2). */
final class Retry {
    /** A smaller datagram with a first packet is none (RFC 9000, section 14.1); so no answer is longer than its question. */
    static final int FIRST_DATAGRAM_BYTES_MIN = 1_200;

    private static final int CONNECTION_NAME_BYTES_MAX = 20;
    private static final int VERSION = 1;
    private static final int TYPE_MASK = 0xf0;
    private static final int FIRST_TYPE = 0xc0;
    private static final int RETRY_TYPE = 0xf0;
    private static final int HEAD_BYTES_MIN = 1 + Integer.BYTES + 2;
    private static final int TAG_BITS = 128;

    /** Known to all: they show only that a Retry was not mangled, and that its sender saw the first packet (RFC 9001, 5.8). */
    private static final byte[] KEY = ByteBufUtil.decodeHexDump("be0c690b9f66575a1d766b54e368c84e");

    private static final byte[] NONCE = ByteBufUtil.decodeHexDump("461599d35d632bf2239825bb");

    private Retry() {}

    /**
     * A dialler's first packet.
     *
     * @param listenerName what he calls the listener until that has named itself
     * @param diallerName what he wants to be called
     */
    record First(ByteBuffer listenerName, ByteBuffer diallerName) {
        /** Reads it from a datagram, which is left as it is; null when that begins with no such packet. */
        static @Nullable First in(ByteBuf datagram) {
            ByteBuf bytes = datagram.slice();
            if (bytes.readableBytes() < FIRST_DATAGRAM_BYTES_MIN
                    || (bytes.readByte() & TYPE_MASK) != FIRST_TYPE
                    || bytes.readInt() != VERSION) {
                return null;
            }
            ByteBuffer listenerName = name(bytes);
            ByteBuffer diallerName = listenerName == null ? null : name(bytes);
            return listenerName == null || diallerName == null ? null : new First(listenerName, diallerName);
        }

        private static @Nullable ByteBuffer name(ByteBuf bytes) {
            int length = bytes.readUnsignedByte();
            if (length > CONNECTION_NAME_BYTES_MAX) {
                return null;
            }
            byte[] name = new byte[length];
            bytes.readBytes(name);
            return ByteBuffer.wrap(name);
        }
    }

    /** Writes the answer to {@code first}: from now on the listener is called {@code name}, and {@code token} is to be shown. */
    static void write(ByteBuf out, First first, byte[] name, byte[] token) {
        int start = out.writerIndex();
        out.writeByte(RETRY_TYPE).writeInt(VERSION);
        out.writeByte(first.diallerName().remaining())
                .writeBytes(first.diallerName().duplicate());
        out.writeByte(name.length).writeBytes(name);
        out.writeBytes(token);
        byte[] packet = ByteBufUtil.getBytes(out, start, out.writerIndex() - start);
        out.writeBytes(tag(first, packet));
    }

    /** How long the answer is. */
    static int bytes(First first, byte[] name, byte[] token) {
        return HEAD_BYTES_MIN + first.diallerName().remaining() + name.length + token.length + TAG_BITS / Byte.SIZE;
    }

    static byte[] tag(First first, byte[] packet) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(TAG_BITS, NONCE));
            cipher.updateAAD(new byte[] {(byte) first.listenerName().remaining()});
            cipher.updateAAD(first.listenerName().duplicate());
            cipher.updateAAD(packet);
            return cipher.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }
}

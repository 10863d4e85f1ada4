package org.causality.libp2p.multiformats;

import java.nio.ByteBuffer;

/**
 * The unsigned varint of multiformats: seven bits a byte, least significant first, at most nine bytes (63 bits), and
 * only in its shortest form.
 */
public final class Varint {
    /** Longest encoding that the multiformats specification allows. */
    public static final int BYTES_MAX = 9;

    private Varint() {}

    /** Bytes that {@code value} takes; {@code value} is not negative. */
    public static int size(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
    }

    /** Writes {@code value} at the buffer's position. */
    public static void write(long value, ByteBuffer out) {
        if (value < 0) {
            throw new IllegalArgumentException("a varint is not negative: " + value);
        }
        long rest = value;
        while (rest >= 0x80) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    /** The encoding of {@code value} alone. */
    public static byte[] encode(long value) {
        byte[] bytes = new byte[size(value)];
        write(value, ByteBuffer.wrap(bytes));
        return bytes;
    }

    /** Reads one varint at the buffer's position; throws when it is cut short, too long or not minimal. */
    public static long read(ByteBuffer in) {
        long value = 0;
        for (int i = 0; i < BYTES_MAX; i++) {
            if (!in.hasRemaining()) {
                throw new MalformedException("varint is cut short");
            }
            byte b = in.get();
            value |= (long) (b & 0x7f) << (7 * i);
            if (b >= 0) {
                return minimal(value, b, i);
            }
        }
        throw new MalformedException("varint is longer than nine bytes");
    }

    private static long minimal(long value, byte last, int index) {
        if (last == 0 && index > 0) {
            throw new MalformedException("varint is not minimal");
        }
        return value;
    }

    /** Reads a length and checks it against {@code max} and against what is left in the buffer. */
    public static int readLength(ByteBuffer in, int max) {
        long length = read(in);
        if (length > max || length > in.remaining()) {
            throw new MalformedException("length " + length + " is more than allowed or present");
        }
        return (int) length;
    }
}

package org.causality.model.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Thirty-two bytes as four big-endian words: value equality and unsigned order without an array behind it.
 * The base of every hash, id and key.
 */
public record Bytes32(long w0, long w1, long w2, long w3) implements Comparable<Bytes32> {

    public static final int SIZE = 32;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** @throws IllegalArgumentException unless there are exactly 32 bytes */
    public static Bytes32 of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("expected 32 bytes, got " + bytes.length);
        }
        return read(bytes, 0);
    }

    public static Bytes32 of(Bytes bytes) {
        return of(bytes.unsafeArray());
    }

    public static Bytes32 read(byte[] bytes, int offset) {
        return new Bytes32(
                (long) WORD.get(bytes, offset),
                (long) WORD.get(bytes, offset + 8),
                (long) WORD.get(bytes, offset + 16),
                (long) WORD.get(bytes, offset + 24));
    }

    /** @throws IllegalArgumentException unless the text is {@code 0x} and 64 lower-case hex digits */
    public static Bytes32 parseHex(String text) {
        return of(Hex.parse(text));
    }

    public void write(byte[] target, int offset) {
        WORD.set(target, offset, w0);
        WORD.set(target, offset + 8, w1);
        WORD.set(target, offset + 16, w2);
        WORD.set(target, offset + 24, w3);
    }

    public byte[] toArray() {
        byte[] bytes = new byte[SIZE];
        write(bytes, 0);
        return bytes;
    }

    public Bytes toBytes() {
        return Bytes.wrap(toArray());
    }

    public String hex() {
        return "0x" + HexFormat.of().formatHex(toArray());
    }

    /** The first 8 hex digits: the form log lines use. */
    public String shortHex() {
        return HexFormat.of().toHexDigits(w0).substring(0, 8);
    }

    @Override
    public int compareTo(Bytes32 other) {
        int order = Long.compareUnsigned(w0, other.w0);
        if (order == 0) {
            order = Long.compareUnsigned(w1, other.w1);
        }
        if (order == 0) {
            order = Long.compareUnsigned(w2, other.w2);
        }
        return order == 0 ? Long.compareUnsigned(w3, other.w3) : order;
    }

    @Override
    public String toString() {
        return hex();
    }
}

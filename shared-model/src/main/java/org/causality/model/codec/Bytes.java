package org.causality.model.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable sequence of bytes with value equality. Text form: {@code 0x} and lower-case hex. */
public final class Bytes implements Comparable<Bytes> {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** Takes the array over: the caller gives up writing to it. */
    public static Bytes wrap(byte[] content) {
        return content.length == 0 ? EMPTY : new Bytes(content);
    }

    public static Bytes copyOf(byte[] content, int from, int to) {
        return wrap(Arrays.copyOfRange(content, from, to));
    }

    public static Bytes ascii(String text) {
        return wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws IllegalArgumentException unless the text is {@code 0x} and an even number of lower-case hex digits */
    public static Bytes parseHex(String text) {
        return wrap(Hex.parse(text));
    }

    public int size() {
        return content.length;
    }

    public byte at(int index) {
        return content[index];
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    public byte[] toArray() {
        return content.clone();
    }

    /** The array itself, for readers on a hot path that promise not to write to it. */
    public byte[] unsafeArray() {
        return content;
    }

    public String hex() {
        return "0x" + HEX.formatHex(content);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return hex();
    }
}

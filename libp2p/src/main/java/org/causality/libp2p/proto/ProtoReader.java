package org.causality.libp2p.proto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.causality.libp2p.multiformats.MalformedException;

/**
 * Reads protobuf fields one after the other. Nothing is allocated but what {@link #bytes}, {@link #string}, {@link
 * #message}, {@link #copy} and {@link #text} return, so that a peer cannot make a reader allocate by many tiny fields.
 *
 * <pre>{@code
 * while (reader.next()) {
 *     switch (reader.field()) {
 *         case 1 -> key = reader.bytes(1024);
 *         default -> reader.skip();
 *     }
 * }
 * }</pre>
 *
 * Every field must be read or skipped before the next {@link #next()}. All methods throw {@link MalformedException}
 * when the bytes do not follow the format or pass the given limit. Groups are refused.
 *
 * <p>Of a field that stands twice the later one counts: keep its {@link #span} and copy it at the end. A span is where
 * a field lies in the array, start and length in one number; {@link #NONE} is none.
 */
public final class ProtoReader {
    /** No span. */
    public static final long NONE = -1;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int VARINT_BYTES_MAX = 10;

    private final byte[] in;
    private int at;
    private int end;
    private int field;
    private int wireType;

    /** Reads all of {@code bytes}, which nobody may change meanwhile. */
    public ProtoReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads a part of an array, {@code to} excluded. */
    public ProtoReader(byte[] bytes, int from, int to) {
        in = bytes;
        at = from;
        end = to;
    }

    /** Moves to the next field; false at the end. */
    public boolean next() {
        if (at == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (tag >>> 32 != 0 || field == 0) {
            throw new MalformedException("protobuf field number is out of range");
        }
        return true;
    }

    /** Number of the current field. */
    public int field() {
        return field;
    }

    /** A uint64 (or int64) field. */
    public long uint64() {
        expect(VARINT);
        return varint();
    }

    /** A fixed64 field. */
    public long fixed64() {
        expect(FIXED64);
        if (end - at < Long.BYTES) {
            throw new MalformedException("protobuf field is cut short");
        }
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value |= (in[at + i] & 0xffL) << (8 * i);
        }
        at += Long.BYTES;
        return value;
    }

    /** A field that must lie in {@code 0..max}. */
    public int uint32(int max) {
        long value = uint64();
        if (value < 0 || value > max) {
            throw new MalformedException("protobuf number is out of range");
        }
        return (int) value;
    }

    /** A bool field. */
    public boolean bool() {
        return uint64() != 0;
    }

    /** Where a bytes field of at most {@code bytesMax} lies. */
    public long span(int bytesMax) {
        int length = length(bytesMax);
        long span = (long) at << 32 | length;
        at += length;
        return span;
    }

    /** Where a string field of valid UTF-8 and at most {@code bytesMax} bytes lies. */
    public long textSpan(int bytesMax) {
        long span = span(bytesMax);
        if (!Utf8.isValid(in, from(span), to(span))) {
            throw new MalformedException("protobuf string is not UTF-8");
        }
        return span;
    }

    /** First byte of a span. */
    public static int from(long span) {
        return (int) (span >>> 32);
    }

    /** End of a span, excluded. */
    public static int to(long span) {
        return from(span) + length(span);
    }

    /** Bytes of a span. */
    public static int length(long span) {
        return (int) span;
    }

    /** A copy of what lies there; empty for {@link #NONE}. */
    public byte[] copy(long span) {
        return span == NONE ? new byte[0] : Arrays.copyOfRange(in, from(span), to(span));
    }

    /** The text of a {@link #textSpan}; empty for {@link #NONE}. */
    public String text(long span) {
        return span == NONE ? "" : new String(in, from(span), length(span), StandardCharsets.UTF_8);
    }

    /** A bytes field as a copy, at most {@code bytesMax} long. */
    public byte[] bytes(int bytesMax) {
        return copy(span(bytesMax));
    }

    /** A string field of valid UTF-8, at most {@code bytesMax} bytes long. */
    public String string(int bytesMax) {
        return text(textSpan(bytesMax));
    }

    /** A reader of a nested message, at most {@code bytesMax} long. */
    public ProtoReader message(int bytesMax) {
        return at(span(bytesMax));
    }

    /** A reader of what lies there. */
    public ProtoReader at(long span) {
        return new ProtoReader(in, from(span), to(span));
    }

    /**
     * Goes on inside a nested message of at most {@code bytesMax}: {@link #next()} is false at its end. The answer is
     * for {@link #leave}.
     */
    public int enter(int bytesMax) {
        int length = length(bytesMax);
        int outer = end;
        end = at + length;
        return outer;
    }

    /** Goes on behind the nested message, wherever in it the reader stood. */
    public void leave(int outer) {
        at = end;
        end = outer;
    }

    /** Passes over the current field. */
    public void skip() {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case LENGTH_DELIMITED -> advance(length(Integer.MAX_VALUE));
            case FIXED32 -> advance(4);
            default -> throw new MalformedException("protobuf wire type is unknown");
        }
    }

    private int length(int bytesMax) {
        expect(LENGTH_DELIMITED);
        long length = varint();
        if (length < 0 || length > bytesMax || length > end - at) {
            throw new MalformedException("protobuf field is longer than allowed or present");
        }
        return (int) length;
    }

    private void advance(int count) {
        if (end - at < count) {
            throw new MalformedException("protobuf field is cut short");
        }
        at += count;
    }

    private void expect(int expected) {
        if (wireType != expected) {
            throw new MalformedException("protobuf field has a wrong wire type");
        }
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < VARINT_BYTES_MAX; i++) {
            if (at == end) {
                throw new MalformedException("protobuf varint is cut short");
            }
            byte b = in[at++];
            value |= (long) (b & 0x7f) << (7 * i);
            if (b >= 0) {
                return value;
            }
        }
        throw new MalformedException("protobuf varint is longer than ten bytes");
    }
}

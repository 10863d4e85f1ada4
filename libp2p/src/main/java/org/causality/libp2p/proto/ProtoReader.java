package org.causality.libp2p.proto;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.causality.libp2p.multiformats.MalformedException;

/**
 * Reads protobuf fields one after the other without copying.
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
 */
public final class ProtoReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;
    private static final int VARINT_BYTES_MAX = 10;

    private final ByteBuffer in;
    private int field;
    private int wireType;

    /** Reads the remaining bytes of {@code in}, whose position stays where it is. */
    public ProtoReader(ByteBuffer in) {
        this.in = in.slice();
    }

    /** Reads all of {@code bytes}. */
    public ProtoReader(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    /** Moves to the next field; false at the end. */
    public boolean next() {
        if (!in.hasRemaining()) {
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

    /** A bytes field as a view of the input, at most {@code bytesMax} long. */
    public ByteBuffer view(int bytesMax) {
        expect(LENGTH_DELIMITED);
        long length = varint();
        if (length < 0 || length > bytesMax || length > in.remaining()) {
            throw new MalformedException("protobuf field is longer than allowed or present");
        }
        ByteBuffer view = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return view;
    }

    /** A bytes field as a copy, at most {@code bytesMax} long. */
    public byte[] bytes(int bytesMax) {
        ByteBuffer view = view(bytesMax);
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return bytes;
    }

    /** A string field of valid UTF-8, at most {@code bytesMax} bytes long. */
    public String string(int bytesMax) {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(view(bytesMax));
            return text.toString();
        } catch (CharacterCodingException _) {
            throw new MalformedException("protobuf string is not UTF-8");
        }
    }

    /** A nested message, at most {@code bytesMax} long. */
    public ProtoReader message(int bytesMax) {
        return new ProtoReader(view(bytesMax));
    }

    /** Passes over the current field. */
    public void skip() {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> advance(8);
            case LENGTH_DELIMITED -> view(Integer.MAX_VALUE);
            case FIXED32 -> advance(4);
            default -> throw new MalformedException("protobuf wire type is unknown");
        }
    }

    private void advance(int count) {
        if (in.remaining() < count) {
            throw new MalformedException("protobuf field is cut short");
        }
        in.position(in.position() + count);
    }

    private void expect(int expected) {
        if (wireType != expected) {
            throw new MalformedException("protobuf field " + field + " has a wrong wire type");
        }
    }

    private long varint() {
        long value = 0;
        for (int i = 0; i < VARINT_BYTES_MAX; i++) {
            if (!in.hasRemaining()) {
                throw new MalformedException("protobuf varint is cut short");
            }
            byte b = in.get();
            value |= (long) (b & 0x7f) << (7 * i);
            if (b >= 0) {
                return value;
            }
        }
        throw new MalformedException("protobuf varint is longer than ten bytes");
    }
}

package org.causality.model.codec;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads canonical protobuf, field by field in ascending tag order. A field that is asked for and does not come next is
 * absent; whatever is left at {@link #end} was unknown, out of order or repeated: malformed in each case. So order,
 * uniqueness and absence of unknown fields need no bookkeeping.
 */
public final class CanonicalReader {

    private final byte[] input;
    private final int limit;
    private int position;

    CanonicalReader(Bytes input) {
        this(input.unsafeArray(), 0, input.size());
    }

    private CanonicalReader(byte[] input, int from, int limit) {
        this.input = input;
        this.position = from;
        this.limit = limit;
    }

    /** An unsigned 64-bit integer, 0 when absent. */
    public long uint(int field) {
        if (!next(field, WireType.VARINT)) {
            return 0;
        }
        long value = varint();
        require(value != 0, "field ", field, " holds its default");
        return value;
    }

    /** An unsigned integer up to {@code max} (itself below 2^31), 0 when absent. */
    public int uint(int field, int max) {
        long value = uint(field);
        require(Long.compareUnsigned(value, max) <= 0, "field ", field, " is above its maximum");
        return (int) value;
    }

    /** Bytes, empty when absent. */
    public Bytes bytes(int field, int sizeMax) {
        if (!next(field, WireType.BYTES)) {
            return Bytes.EMPTY;
        }
        int length = length(field, sizeMax);
        require(length > 0, "field ", field, " holds its default");
        return take(length);
    }

    public Bytes32 bytes32(int field) {
        Bytes32 value = optionalBytes32(field);
        if (value == null) {
            throw new MalformedException("field " + field + " is missing");
        }
        return value;
    }

    public @Nullable Bytes32 optionalBytes32(int field) {
        return next(field, WireType.BYTES) ? element32(field) : null;
    }

    /** UTF-8 text, empty when absent. */
    public String text(int field, int sizeMax) {
        if (!next(field, WireType.BYTES)) {
            return "";
        }
        int length = length(field, sizeMax);
        require(length > 0, "field ", field, " holds its default");
        return takeText(field, length);
    }

    /** Repeated UTF-8 text; empty elements are malformed. */
    public List<String> texts(int field, int countMax, int sizeMax) {
        List<String> values = new ArrayList<>(0);
        while (next(field, WireType.BYTES)) {
            require(values.size() < countMax, "field ", field, " repeats too often");
            int length = length(field, sizeMax);
            require(length > 0, "field ", field, " has an empty element");
            values.add(takeText(field, length));
        }
        return List.copyOf(values);
    }

    /** A wide unsigned integer from minimal big-endian bytes, 0 when absent. */
    public BigInteger wide(int field, int sizeMax) {
        if (!next(field, WireType.BYTES)) {
            return BigInteger.ZERO;
        }
        int length = length(field, sizeMax);
        require(length > 0, "field ", field, " holds its default");
        require(input[position] != 0, "field ", field, " has a leading zero");
        BigInteger value = new BigInteger(1, input, position, length);
        position += length;
        return value;
    }

    /** A nested message that must be there. */
    public <T> T message(int field, int sizeMax, Function<CanonicalReader, T> fields) {
        T value = optionalMessage(field, sizeMax, fields);
        if (value == null) {
            throw new MalformedException("field " + field + " is missing");
        }
        return value;
    }

    public <T> @Nullable T optionalMessage(int field, int sizeMax, Function<CanonicalReader, T> fields) {
        return next(field, WireType.BYTES) ? nested(length(field, sizeMax), fields) : null;
    }

    public <T> List<T> messages(int field, int countMax, int sizeMax, Function<CanonicalReader, T> fields) {
        List<T> values = new ArrayList<>(0);
        while (next(field, WireType.BYTES)) {
            require(values.size() < countMax, "field ", field, " repeats too often");
            values.add(nested(length(field, sizeMax), fields));
        }
        return List.copyOf(values);
    }

    /** Repeated byte fields, each turned into a value; empty elements are malformed. */
    public <T> List<T> elements(int field, int countMax, int sizeMax, Function<Bytes, T> decode) {
        List<T> values = new ArrayList<>(0);
        while (next(field, WireType.BYTES)) {
            require(values.size() < countMax, "field ", field, " repeats too often");
            int length = length(field, sizeMax);
            require(length > 0, "field ", field, " has an empty element");
            values.add(decode.apply(take(length)));
        }
        return List.copyOf(values);
    }

    /** 32-byte elements, strictly ascending: a set. */
    public <T> List<T> ids(int field, int countMax, Function<Bytes32, T> wrap) {
        List<T> values = new ArrayList<>(0);
        Bytes32 last = null;
        while (next(field, WireType.BYTES)) {
            require(values.size() < countMax, "field ", field, " repeats too often");
            Bytes32 value = element32(field);
            require(last == null || last.compareTo(value) < 0, "field ", field, " is not a sorted set");
            values.add(wrap.apply(value));
            last = value;
        }
        return List.copyOf(values);
    }

    void end() {
        if (position != limit) {
            throw new MalformedException("unknown, repeated or misplaced field at byte " + position);
        }
    }

    private <T> T nested(int length, Function<CanonicalReader, T> fields) {
        CanonicalReader reader = new CanonicalReader(input, position, position + length);
        T value = fields.apply(reader);
        reader.end();
        position += length;
        return value;
    }

    private Bytes32 element32(int field) {
        require(length(field, Bytes32.SIZE) == Bytes32.SIZE, "field ", field, " is not 32 bytes");
        Bytes32 value = Bytes32.read(input, position);
        position += Bytes32.SIZE;
        return value;
    }

    /** ASCII, nearly all text there is, is checked in place; the rest pays for a decoder. */
    private String takeText(int field, int length) {
        int from = position;
        position += length;
        int octets = 0;
        for (int i = from; i < position; i++) {
            octets |= input[i];
        }
        return octets >= 0 ? new String(input, from, length, StandardCharsets.ISO_8859_1) : utf8(field, from, length);
    }

    private String utf8(int field, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("field " + field + " is not UTF-8");
        }
    }

    private Bytes take(int length) {
        Bytes value = Bytes.copyOf(input, position, position + length);
        position += length;
        return value;
    }

    /** Consumes the tag of {@code field} if it comes next. */
    private boolean next(int field, int wireType) {
        if (position == limit) {
            return false;
        }
        int start = position;
        if (varint() == (((long) field << 3) | wireType)) {
            return true;
        }
        position = start;
        return false;
    }

    private int length(int field, int sizeMax) {
        long length = varint();
        require(Long.compareUnsigned(length, sizeMax) <= 0, "field ", field, " is too long");
        require(length <= limit - position, "field ", field, " is truncated");
        return (int) length;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position == limit) {
                throw new MalformedException("truncated varint");
            }
            byte octet = input[position++];
            value |= (long) (octet & 0x7f) << shift;
            if (octet >= 0) {
                boolean minimal = octet != 0 || shift == 0;
                boolean fits = shift < 63 || octet <= 1;
                if (!minimal || !fits) {
                    throw new MalformedException("varint is not minimal");
                }
                return value;
            }
        }
        throw new MalformedException("varint is too long");
    }

    private static void require(boolean holds, String before, int field, String after) {
        if (!holds) {
            throw new MalformedException(before + field + after);
        }
    }
}

package org.causality.model.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads canonical protobuf, field by field in ascending tag order. A field that is asked for and does not come next is
 * absent; whatever is left at {@link #end} was unknown, out of order or repeated: malformed in each case. So order,
 * uniqueness and absence of unknown fields need no bookkeeping.
 *
 * <p>Allocates little beside the values it returns: nested messages are read by the same reader within narrower limits, and
 * repeated fields are counted before they are read.
 */
public final class CanonicalReader {

    private static final Object[] NONE = {};

    private final byte[] input;
    /** The end of the message being read; while a nested one is read, the end of that. */
    private int limit;

    private int position;

    CanonicalReader(Bytes input) {
        this.input = input.unsafeArray();
        this.limit = input.size();
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

    /** ASCII text that is likely to have come before, as the value made from it; that of empty text when absent. */
    public <T> T recent(int field, int sizeMax, RecentTexts<T> recent) {
        if (!next(field, WireType.BYTES)) {
            return recent.absent();
        }
        int length = length(field, sizeMax);
        require(length > 0, "field ", field, " holds its default");
        T value = recent.ofAscii(input, position, length);
        if (value == null) {
            throw new MalformedException("field " + field + " is not ASCII");
        }
        position += length;
        return value;
    }

    /** Repeated UTF-8 text; empty elements are malformed. */
    public List<String> texts(int field, int countMax, int sizeMax) {
        Object[] values = array(field, countMax);
        for (int i = 0; i < values.length; i++) {
            element(field);
            int length = length(field, sizeMax);
            require(length > 0, "field ", field, " has an empty element");
            values[i] = takeText(field, length);
        }
        return listOf(values);
    }

    /** An unsigned integer from at most 32 minimal big-endian bytes, 0 when absent. */
    public U256 u256(int field) {
        int length = wide(field, Bytes32.SIZE);
        if (length == 0) {
            return U256.ZERO;
        }
        int end = position;
        return new U256(
                wordBefore(end - 24, length - 24),
                wordBefore(end - 16, length - 16),
                wordBefore(end - 8, length - 8),
                wordBefore(end, length));
    }

    /** An unsigned integer from at most 16 minimal big-endian bytes, 0 when absent. */
    public U128 u128(int field) {
        int length = wide(field, 16);
        return length == 0 ? U128.ZERO : new U128(wordBefore(position - 8, length - 8), wordBefore(position, length));
    }

    /** Passes over the bytes of a wide integer; how many there are, 0 when it is absent. */
    private int wide(int field, int sizeMax) {
        if (!next(field, WireType.BYTES)) {
            return 0;
        }
        int length = length(field, sizeMax);
        require(length > 0, "field ", field, " holds its default");
        require(input[position] != 0, "field ", field, " has a leading zero");
        position += length;
        return length;
    }

    /** The big-endian word of the last 8 of {@code size} bytes before a place; missing ones are zero. */
    private long wordBefore(int end, int size) {
        long word = 0;
        for (int i = Math.min(size, Long.BYTES); i > 0; i--) {
            word = (word << 8) | (input[end - i] & 0xff);
        }
        return word;
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
        Object[] values = array(field, countMax);
        for (int i = 0; i < values.length; i++) {
            element(field);
            values[i] = nested(length(field, sizeMax), fields);
        }
        return listOf(values);
    }

    /** Repeated byte fields, each turned into a value; empty elements are malformed. */
    public <T> List<T> elements(int field, int countMax, int sizeMax, Function<Bytes, T> decode) {
        Object[] values = array(field, countMax);
        for (int i = 0; i < values.length; i++) {
            element(field);
            int length = length(field, sizeMax);
            require(length > 0, "field ", field, " has an empty element");
            values[i] = decode.apply(take(length));
        }
        return listOf(values);
    }

    /** 32-byte elements in any order: a list. */
    public List<Bytes32> words(int field, int countMax) {
        Object[] values = array(field, countMax);
        for (int i = 0; i < values.length; i++) {
            element(field);
            values[i] = element32(field);
        }
        return listOf(values);
    }

    /** 32-byte elements, strictly ascending: a set. */
    public <T> List<T> ids(int field, int countMax, Function<Bytes32, T> wrap) {
        Object[] values = array(field, countMax);
        Bytes32 last = null;
        for (int i = 0; i < values.length; i++) {
            element(field);
            Bytes32 value = element32(field);
            require(last == null || last.compareTo(value) < 0, "field ", field, " is not a sorted set");
            values[i] = wrap.apply(value);
            last = value;
        }
        return listOf(values);
    }

    void end() {
        if (position != limit) {
            throw new MalformedException("unknown, repeated or misplaced field at byte " + position);
        }
    }

    private <T> T nested(int length, Function<CanonicalReader, T> fields) {
        int outer = limit;
        limit = position + length;
        T value = fields.apply(this);
        end();
        limit = outer;
        return value;
    }

    /** How often a repeated field comes from here on; reads nothing. */
    private int count(int field, int countMax) {
        int start = position;
        int count = 0;
        while (next(field, WireType.BYTES)) {
            require(count < countMax, "field ", field, " repeats too often");
            int length = length(field, Integer.MAX_VALUE);
            position += length;
            count++;
        }
        position = start;
        return count;
    }

    private Object[] array(int field, int countMax) {
        int count = count(field, countMax);
        return count == 0 ? NONE : new Object[count];
    }

    /** Consumes the tag of an element that {@link #count} has seen. */
    private void element(int field) {
        require(next(field, WireType.BYTES), "field ", field, " ended early");
    }

    /** Takes the array over. */
    @SuppressWarnings("unchecked") // the callers put in T only
    private static <T> List<T> listOf(Object[] values) {
        return switch (values.length) {
            case 0 -> List.of();
            case 1 -> List.of((T) values[0]);
            case 2 -> List.of((T) values[0], (T) values[1]);
            default -> List.of((T[]) values);
        };
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

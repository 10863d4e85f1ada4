package org.causality.devnet.story.canonical;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one canonical protobuf message: fields are asked for in ascending order, what is asked for and does not come
 * next is absent, and {@link #end} finds what was unknown, repeated or out of order.
 */
public final class FieldReader {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int VARINT_BYTES_MAX = 10;

    private final Octets input;
    private int position;

    public FieldReader(Octets input) {
        this.input = input;
    }

    /** An unsigned 64-bit number; 0 when absent. */
    public long number(int field) {
        if (!comesNext(field, VARINT)) {
            return 0;
        }
        long value = varint();
        require(value != 0, "field " + field + " spells out its default");
        return value;
    }

    /** Bytes; none when absent. */
    public Octets bytes(int field) {
        if (!comesNext(field, LENGTH_DELIMITED)) {
            return Octets.NONE;
        }
        Octets value = take(field);
        require(!value.isEmpty(), "field " + field + " spells out its default");
        return value;
    }

    /** Bytes of exactly this size. */
    public Octets bytes(int field, int size) {
        Octets value = bytes(field);
        require(value.size() == size, "field " + field + " has " + value.size() + " bytes, not " + size);
        return value;
    }

    public String text(int field) {
        return new String(bytes(field).toArray(), StandardCharsets.UTF_8);
    }

    /** A nested message that must be there, possibly empty. */
    public Octets message(int field) {
        require(comesNext(field, LENGTH_DELIMITED), "field " + field + " is missing");
        return take(field);
    }

    public List<Octets> repeated(int field) {
        List<Octets> values = new ArrayList<>();
        while (comesNext(field, LENGTH_DELIMITED)) {
            values.add(take(field));
        }
        return List.copyOf(values);
    }

    public void end() {
        require(position == input.size(), "unknown, repeated or misplaced field at byte " + position);
    }

    private boolean comesNext(int field, int wireType) {
        if (position == input.size()) {
            return false;
        }
        int start = position;
        if (varint() == (((long) field << 3) | wireType)) {
            return true;
        }
        position = start;
        return false;
    }

    private Octets take(int field) {
        long length = varint();
        require(length >= 0 && length <= input.size() - position, "field " + field + " is truncated");
        Octets value = input.slice(position, position + (int) length);
        position += (int) length;
        return value;
    }

    private long varint() {
        long value = 0;
        for (int index = 0; index < VARINT_BYTES_MAX; index++) {
            require(position < input.size(), "a number is truncated");
            int octet = input.at(position++) & 0xff;
            value |= (octet & 0x7fL) << (7 * index);
            if (octet < 0x80) {
                boolean minimal = index == 0 || octet != 0;
                require(minimal && (index < VARINT_BYTES_MAX - 1 || octet == 1), "a number is not minimal");
                return value;
            }
        }
        throw new MalformedOctetsException("a number is too long");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new MalformedOctetsException(otherwise);
        }
    }
}

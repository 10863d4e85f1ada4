package org.causality.model.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Writes canonical protobuf. Callers write fields in ascending tag order; default values are left out, elements of
 * repeated fields never are.
 */
public final class CanonicalWriter {

    private byte[] buffer = new byte[256];
    private int size;
    private int lastField;

    /** Encodes one message whose fields {@code fields} writes. */
    public static <T> Bytes encode(T value, BiConsumer<T, CanonicalWriter> fields) {
        CanonicalWriter writer = new CanonicalWriter();
        fields.accept(value, writer);
        return writer.toBytes();
    }

    /** An unsigned 64-bit integer; zero is absent. */
    public CanonicalWriter uint(int field, long value) {
        if (value != 0) {
            tag(field, WireType.VARINT);
            varint(value);
        }
        return this;
    }

    public CanonicalWriter bytes(int field, Bytes value) {
        if (!value.isEmpty()) {
            element(field, value.unsafeArray());
        }
        return this;
    }

    public CanonicalWriter bytes32(int field, Bytes32 value) {
        tag(field, WireType.BYTES);
        varint(Bytes32.SIZE);
        reserve(Bytes32.SIZE);
        value.write(buffer, size);
        size += Bytes32.SIZE;
        return this;
    }

    public CanonicalWriter text(int field, String value) {
        if (!value.isEmpty()) {
            element(field, value.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** A wide unsigned integer as minimal big-endian bytes; zero is absent. */
    public CanonicalWriter wide(int field, java.math.BigInteger value) {
        if (value.signum() != 0) {
            byte[] twos = value.toByteArray();
            element(field, twos[0] == 0 ? Arrays.copyOfRange(twos, 1, twos.length) : twos);
        }
        return this;
    }

    /** A nested message, present even when all its fields are default. */
    public <T> CanonicalWriter message(int field, T value, BiConsumer<T, CanonicalWriter> fields) {
        element(field, encode(value, fields).unsafeArray());
        return this;
    }

    public <T> CanonicalWriter messages(int field, Collection<T> values, BiConsumer<T, CanonicalWriter> fields) {
        values.forEach(value -> message(field, value, fields));
        return this;
    }

    public <T> CanonicalWriter ids(int field, Collection<T> values, Function<T, Bytes32> bytes) {
        values.forEach(value -> bytes32(field, bytes.apply(value)));
        return this;
    }

    /** Repeated text; no element is empty. */
    public CanonicalWriter texts(int field, Collection<String> values) {
        values.forEach(value -> text(field, value));
        return this;
    }

    public Bytes toBytes() {
        return Bytes.copyOf(buffer, 0, size);
    }

    private void element(int field, byte[] value) {
        tag(field, WireType.BYTES);
        varint(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
    }

    private void tag(int field, int wireType) {
        if (field < lastField) {
            throw new IllegalStateException("field " + field + " written after " + lastField);
        }
        lastField = field;
        varint(((long) field << 3) | wireType);
    }

    private void varint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    private void reserve(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}

package org.causality.libp2p.proto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Writes protobuf fields one after the other into a growing array. A field is written whenever its method is called,
 * also for zero or empty values: presence is the caller's decision.
 */
public final class ProtoWriter {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;

    private byte[] buffer;
    private int size;

    /** An empty writer. */
    public ProtoWriter() {
        this(64);
    }

    /** An empty writer with room for {@code expectedBytes}. */
    public ProtoWriter(int expectedBytes) {
        buffer = new byte[Math.max(16, expectedBytes)];
    }

    /** A uint64, uint32 or enum field. */
    public ProtoWriter uint64(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /** A fixed64 field. */
    public ProtoWriter fixed64(int field, long value) {
        tag(field, FIXED64);
        raw(
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array(),
                0,
                Long.BYTES);
        return this;
    }

    /** A bool field. */
    public ProtoWriter bool(int field, boolean value) {
        return uint64(field, value ? 1 : 0);
    }

    /** A bytes field. */
    public ProtoWriter bytes(int field, byte[] value) {
        return bytes(field, value, 0, value.length);
    }

    /** A bytes field from a part of an array. */
    public ProtoWriter bytes(int field, byte[] value, int offset, int length) {
        tag(field, LENGTH_DELIMITED);
        varint(length);
        raw(value, offset, length);
        return this;
    }

    /** A string field. */
    public ProtoWriter string(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A nested message, filled in by {@code body}. */
    public ProtoWriter message(int field, Consumer<ProtoWriter> body) {
        ProtoWriter nested = new ProtoWriter();
        body.accept(nested);
        return bytes(field, nested.buffer, 0, nested.size);
    }

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** What was written, behind its length as a varint: the frame of most libp2p protocols. */
    public byte[] toDelimitedByteArray() {
        ProtoWriter framed = new ProtoWriter(size + 5);
        framed.varint(size);
        framed.raw(buffer, 0, size);
        return framed.toByteArray();
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    private void raw(byte[] value, int offset, int length) {
        room(length);
        System.arraycopy(value, offset, buffer, size, length);
        size += length;
    }

    private void room(int extra) {
        if (buffer.length - size < extra) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, extra), buffer.length * 2));
        }
    }
}

package org.causality.devnet.story.canonical;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one canonical protobuf message; the caller writes fields in ascending order, defaults are left out. */
public final class FieldWriter {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public FieldWriter number(int field, long unsigned) {
        if (unsigned != 0) {
            varint(((long) field << 3) | VARINT);
            varint(unsigned);
        }
        return this;
    }

    public FieldWriter bytes(int field, Octets value) {
        return value.isEmpty() ? this : element(field, value.toArray());
    }

    public FieldWriter text(int field, String value) {
        return value.isEmpty() ? this : element(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A wide number as minimal big-endian bytes. */
    public FieldWriter wide(int field, BigInteger value) {
        if (value.signum() == 0) {
            return this;
        }
        byte[] twos = value.toByteArray();
        return element(field, twos[0] == 0 ? Arrays.copyOfRange(twos, 1, twos.length) : twos);
    }

    /** A nested message, there even when it is empty. */
    public FieldWriter message(int field, Octets encoded) {
        return element(field, encoded.toArray());
    }

    public Octets written() {
        return Octets.of(out.toByteArray());
    }

    private FieldWriter element(int field, byte[] value) {
        varint(((long) field << 3) | LENGTH_DELIMITED);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}

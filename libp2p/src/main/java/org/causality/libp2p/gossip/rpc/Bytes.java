package org.causality.libp2p.gossip.rpc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.causality.libp2p.proto.ProtoReader;
import org.causality.libp2p.proto.ProtoWriter;

/**
 * A run of bytes inside an array that nobody changes any more; equal by content. A view keeps its whole array alive, so
 * whoever stores one for long calls {@link #compact()} first.
 */
public final class Bytes {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** A view of {@code array}, which now belongs to this object. */
    public static Bytes wrap(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /** A view of a part of {@code array}, {@code to} excluded. */
    static Bytes of(byte[] array, int from, int to) {
        return new Bytes(array, from, to - from);
    }

    /** A view of a span of a reader over {@code array}. */
    static Bytes of(byte[] array, long span) {
        return new Bytes(array, ProtoReader.from(span), ProtoReader.length(span));
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** A view of the first bytes. */
    Bytes head(int bytes) {
        return new Bytes(array, offset, bytes);
    }

    /** A copy. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** A read-only view. */
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
    }

    /** Puts the bytes at the buffer's position. */
    public void putInto(ByteBuffer out) {
        out.put(array, offset, length);
    }

    void writeTo(ProtoWriter out, int field) {
        out.bytes(field, array, offset, length);
    }

    /** Feeds the bytes to a digest, without a copy. */
    public void update(MessageDigest digest) {
        digest.update(array, offset, length);
    }

    /** The same bytes in an array of at most twice their length. */
    public Bytes compact() {
        return isCompact() ? this : wrap(toArray());
    }

    boolean isCompact() {
        return array.length <= 2 * length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        return toBuffer().hashCode();
    }

    @Override
    public String toString() {
        return length + " bytes";
    }
}

package org.causality.libp2p.gossip.rpc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
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

    /** A view of the remaining bytes of a buffer over an array; another buffer is copied. */
    public static Bytes view(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            return new Bytes(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return wrap(copy);
    }

    /** Number of bytes. */
    public int length() {
        return length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return length == 0;
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

package org.causality.libp2p.gossip.rpc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of a message inside its topic; its bytes come from the topic's {@code MessageIdFunction}. Comparable, so
 * that ids ground to collide in a hash table cost a peer's victim a logarithm, not a scan.
 */
public final class MessageId implements Comparable<MessageId> {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SECRET = new SecureRandom().nextLong() | 1;
    private static final long SECRET_START = new SecureRandom().nextLong();

    private final byte[] bytes;
    private final int hash;
    private final long tag;

    private MessageId(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
        this.tag = tagOf(bytes);
    }

    private static long tagOf(byte[] bytes) {
        long tag = folded(SECRET_START ^ bytes.length);
        int whole = bytes.length - bytes.length % Long.BYTES;
        for (int at = 0; at < whole; at += Long.BYTES) {
            tag = folded(tag ^ (long) WORDS.get(bytes, at));
        }
        long rest = 0;
        for (int at = whole; at < bytes.length; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xff);
        }
        return folded(tag ^ rest);
    }

    private static long folded(long word) {
        return Math.unsignedMultiplyHigh(word, SECRET) ^ (word * SECRET);
    }

    /** The id with these bytes, which are copied. */
    public static MessageId of(byte[] bytes) {
        return new MessageId(bytes.clone());
    }

    static MessageId copyOf(byte[] frame, int from, int to) {
        return new MessageId(Arrays.copyOfRange(frame, from, to));
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    int length() {
        return bytes.length;
    }

    /**
     * Its place in tables that are only looked up in. Keyed by a secret of this process, so that nobody can choose ids
     * that fall together; and so nothing but such a place may depend on it.
     */
    public long tag() {
        return tag;
    }

    byte[] array() {
        return bytes;
    }

    @Override
    public int compareTo(MessageId other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof MessageId that && tag == that.tag && Arrays.equals(bytes, that.bytes));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}

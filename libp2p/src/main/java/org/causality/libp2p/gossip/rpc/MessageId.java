package org.causality.libp2p.gossip.rpc;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of a message inside its topic; its bytes come from the topic's {@code MessageIdFunction}. Comparable, so
 * that ids ground to collide in a hash table cost a peer's victim a logarithm, not a scan.
 */
public final class MessageId implements Comparable<MessageId> {
    private final byte[] bytes;
    private final int hash;

    private MessageId(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /** The id with these bytes, which are copied. */
    public static MessageId of(byte[] bytes) {
        return new MessageId(bytes.clone());
    }

    static MessageId copyOf(ByteBuffer view) {
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return new MessageId(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    int length() {
        return bytes.length;
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
        return other instanceof MessageId that && hash == that.hash && Arrays.equals(bytes, that.bytes);
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

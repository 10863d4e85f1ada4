package org.causality.libp2p.kad.message;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import org.causality.libp2p.identity.PeerId;

/**
 * A place among 2^256: the SHA-256 of a key or of a peer id. The distance of two places is their exclusive or, read as
 * an unsigned number.
 *
 * @param first most significant 64 bits
 * @param second the next
 * @param third the next
 * @param fourth least significant 64 bits
 */
public record KadId(long first, long second, long third, long fourth) {
    /** Bits of a place. */
    public static final int BITS = 256;

    /** The place of a key. */
    public static KadId of(Octets key) {
        return hash(key.bytes());
    }

    /** The place of a peer. */
    public static KadId of(PeerId peer) {
        return hash(peer.bytes());
    }

    private static KadId hash(byte[] key) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(key));
        return new KadId(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** How many leading bits are the same, 0 to 256. */
    public int commonBits(KadId other) {
        long[] apart = {first ^ other.first, second ^ other.second, third ^ other.third, fourth ^ other.fourth};
        int bits = 0;
        for (long word : apart) {
            bits += Long.numberOfLeadingZeros(word);
            if (word != 0) {
                break;
            }
        }
        return bits;
    }

    /** Orders places by their distance from here, nearest first. */
    public Comparator<KadId> byDistance() {
        return this::compareDistances;
    }

    private int compareDistances(KadId left, KadId right) {
        int order = Long.compareUnsigned(first ^ left.first, first ^ right.first);
        if (order == 0) {
            order = Long.compareUnsigned(second ^ left.second, second ^ right.second);
        }
        if (order == 0) {
            order = Long.compareUnsigned(third ^ left.third, third ^ right.third);
        }
        return order == 0 ? Long.compareUnsigned(fourth ^ left.fourth, fourth ^ right.fourth) : order;
    }
}

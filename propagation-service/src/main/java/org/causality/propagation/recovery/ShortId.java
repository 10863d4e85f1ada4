package org.causality.propagation.recovery;

import org.causality.model.codec.Bytes32;
import org.causality.model.message.MessageId;

/**
 * The first 16 bytes of a message id, by which sets are compared. To make two ids that share them takes 2^64 hashes, and
 * would only hide one message from recovery, not from whoever names it.
 *
 * @param high bytes 0 to 7, big-endian
 * @param low bytes 8 to 15, big-endian
 */
public record ShortId(long high, long low) implements Comparable<ShortId> {
    public static final int BYTES = 16;

    public static ShortId of(MessageId id) {
        Bytes32 value = id.value();
        return new ShortId(value.w0(), value.w1());
    }

    @Override
    public int compareTo(ShortId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
}

package org.causality.model.topic;

import java.nio.ByteBuffer;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Stamp;

/**
 * The key "by Lamport timestamp": 8 bytes counter, big-endian, then a 32-byte id; 40 bytes. Unique, sorts bytewise in the
 * total order, readable by eye. Identity, not delivery order.
 *
 * @param time as the message claims it; a clock reading for drafts
 * @param id of the message, of the cause, or of the draft
 */
public record RecordKey(LamportTime time, Bytes32 id) implements Comparable<RecordKey> {

    public static final int SIZE = Long.BYTES + Bytes32.SIZE;

    public static RecordKey of(Stamp stamp) {
        return new RecordKey(stamp.time(), stamp.id().value());
    }

    /** @throws IllegalArgumentException unless there are 40 bytes */
    public static RecordKey parse(byte[] key) {
        if (key.length != SIZE) {
            throw new IllegalArgumentException("A record key has " + SIZE + " bytes, not " + key.length);
        }
        return new RecordKey(new LamportTime(ByteBuffer.wrap(key).getLong()), Bytes32.read(key, Long.BYTES));
    }

    public byte[] toArray() {
        byte[] key = new byte[SIZE];
        ByteBuffer.wrap(key).putLong(time.value());
        id.write(key, Long.BYTES);
        return key;
    }

    public Bytes toBytes() {
        return Bytes.wrap(toArray());
    }

    @Override
    public int compareTo(RecordKey other) {
        int order = time.compareTo(other.time);
        return order == 0 ? id.compareTo(other.id) : order;
    }

    @Override
    public String toString() {
        return time + "/" + id.shortHex();
    }
}

package org.causality.model.wire;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;

/**
 * The core's own record in {@code delivered} (content {@code TICK}): nothing came, and the sequence went on. What services
 * told of the time since the last delivery belongs to this place, so whoever waits for it to be complete has it now.
 *
 * @param sequence its place in {@code delivered}, from 1
 */
public record DeliveryTick(long sequence) {

    public static final String CONTENT = "TICK";

    public DeliveryTick {
        if (sequence == 0) {
            throw new IllegalArgumentException("deliveries are counted from 1");
        }
    }

    public Bytes encode() {
        return new CanonicalWriter().uint(1, sequence).toBytes();
    }

    public static Decoded<DeliveryTick> decode(Bytes bytes) {
        return Decoded.of(bytes, in -> new DeliveryTick(in.uint(1)));
    }
}

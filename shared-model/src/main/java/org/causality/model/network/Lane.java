package org.causality.model.network;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;

/**
 * The causal lane of what belongs together: orders by owner, effects by origin effect, computations by lineage, chain
 * events by chain. One function maps a lane to a shard on the wire and to a partition in Kafka.
 */
public record Lane(Bytes key) {

    /** The lane of messages about the network itself; always shard 0. */
    public static final Lane NETWORK = new Lane(Bytes.EMPTY);

    /** A number in [0, slots): uniform over lane keys, the same in every implementation. */
    public int slot(int slots) {
        if (key.isEmpty()) {
            return 0;
        }
        Bytes32 hash = DomainTag.LANE.hash(key);
        return (int) Long.remainderUnsigned(hash.w0(), slots);
    }
}

package org.causality.model.topic;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.Lane;

/**
 * A record key with the lane that places it. Only the key is written; the lane chooses the partition.
 *
 * @param key the bytes of a {@link RecordKey}, or of an entity's id
 */
public record LaneKey(Bytes key, Lane lane) {

    public static LaneKey of(RecordKey key, Lane lane) {
        return new LaneKey(key.toBytes(), lane);
    }

    public static LaneKey ofEntity(Bytes32 id, Lane lane) {
        return new LaneKey(id.toBytes(), lane);
    }

    /** The partition, for producers that name it themselves. */
    public int partition(Topic topic) {
        return lane.slot(topic.partitions());
    }
}

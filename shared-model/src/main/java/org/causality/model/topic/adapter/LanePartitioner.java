package org.causality.model.topic.adapter;

import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.causality.model.topic.LaneKey;
import org.jspecify.annotations.Nullable;

/**
 * Places a record by the lane in its {@link LaneKey}. A key without a lane is only allowed on topics of one partition:
 * hashing a Lamport key would scatter cause and effect, so it is a bug and thrown.
 */
public final class LanePartitioner implements Partitioner {

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        Integer partitions = cluster.partitionCountForTopic(topic);
        if (partitions == null || partitions == 1) {
            return 0;
        }
        if (key instanceof LaneKey laned) {
            return laned.lane().slot(partitions);
        }
        throw new IllegalArgumentException("Records of " + topic + " need a LaneKey: the lane chooses the partition");
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}

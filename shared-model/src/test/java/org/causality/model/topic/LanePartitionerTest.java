package org.causality.model.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.network.Lane;
import org.causality.model.topic.adapter.LaneKeySerializer;
import org.causality.model.topic.adapter.LanePartitioner;
import org.junit.jupiter.api.Test;

class LanePartitionerTest {
    private static final String LANED = "laned";
    private static final String SINGLE = "single";
    private static final Cluster CLUSTER = cluster();

    private final LanePartitioner partitioner = new LanePartitioner();

    @Property
    void theLaneAloneChoosesThePartition(@ForAll byte[] owner, @ForAll long time, @ForAll long otherTime) {
        Lane lane = new Lane(Bytes.wrap(owner));
        assertThat(partition(LANED, LaneKey.of(key(time), lane)))
                .isEqualTo(partition(LANED, LaneKey.of(key(otherTime), lane)))
                .isEqualTo(lane.slot(4))
                .isBetween(0, 3);
    }

    @Test
    void aKeyWithoutALaneIsABugOnALanedTopic() {
        assertThatThrownBy(() -> partition(LANED, key(1))).hasMessageContaining("LaneKey");
    }

    @Test
    void aTopicOfOnePartitionNeedsNoLane() {
        assertThat(partition(SINGLE, key(1))).isZero();
    }

    @Test
    void onlyTheKeyIsWritten() {
        RecordKey key = key(7);
        Lane lane = new Lane(Bytes.ascii("owner"));
        try (LaneKeySerializer serializer = new LaneKeySerializer()) {
            assertThat(serializer.serialize(LANED, LaneKey.of(key, lane))).isEqualTo(key.toArray());
            assertThat(serializer.serialize(LANED, key)).isEqualTo(key.toArray());
        }
    }

    private int partition(String topic, Object key) {
        return partitioner.partition(topic, key, null, null, null, CLUSTER);
    }

    private static RecordKey key(long time) {
        return new RecordKey(new LamportTime(time), new Bytes32(1, 2, 3, 4));
    }

    private static Cluster cluster() {
        Node node = new Node(1, "localhost", 1);
        Node[] nodes = {node};
        List<PartitionInfo> partitions = IntStream.range(0, 4)
                .mapToObj(slot -> new PartitionInfo(LANED, slot, node, nodes, nodes))
                .toList();
        List<PartitionInfo> all = new ArrayList<>(partitions);
        all.add(new PartitionInfo(SINGLE, 0, node, nodes, nodes));
        return new Cluster("test", List.of(node), all, Set.of(), Set.of());
    }
}

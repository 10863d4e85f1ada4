package org.causality.gateway.adapter.kafka;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.event.EventLane;
import org.causality.model.topic.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** The logs an event stream is made of, by their names in Kafka. */
record EventLogs(TopicPartition delivered, Map<TopicPartition, EventLane> lanes) {

    static EventLogs of(GatewaySettings settings) {
        Map<TopicPartition, EventLane> lanes = new LinkedHashMap<>();
        EventLane.of(settings.eventTopics())
                .forEach(lane -> lanes.put(
                        new TopicPartition(lane.topic().topic().fullName(settings.operator()), lane.partition()),
                        lane));
        return new EventLogs(new TopicPartition(TopicCatalogue.DELIVERED.fullName(settings.operator()), 0), lanes);
    }

    List<TopicPartition> all() {
        List<TopicPartition> all = new ArrayList<>();
        all.add(delivered);
        all.addAll(lanes.keySet());
        return all;
    }

    /** Null for the delivery log. */
    @Nullable EventLane lane(String topic, int partition) {
        return lanes.get(new TopicPartition(topic, partition));
    }
}

package org.causality.gateway.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** One partition of a topic of events: its writer says of each for itself how far it has told everything. */
public record EventLane(EventTopic topic, int partition) {

    /** All lanes of these topics. */
    public static List<EventLane> of(Collection<EventTopic> topics) {
        return Arrays.stream(EventTopic.values())
                .filter(topics::contains)
                .flatMap(topic -> IntStream.range(0, topic.topic().partitions())
                        .mapToObj(partition -> new EventLane(topic, partition)))
                .toList();
    }

    /** As operators read it. */
    @Override
    public String toString() {
        return topic.topic().name() + "-" + partition;
    }
}

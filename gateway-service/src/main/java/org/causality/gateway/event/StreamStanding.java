package org.causality.gateway.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How far the merge is, for operators.
 *
 * @param delivered the last delivery sequence read, -1 before the first
 * @param released the last sequence the stream has told
 * @param pending events that wait
 * @param told how far each topic's slowest lane has told everything
 * @param last the lanes everybody waits for; none when they have told all that was delivered
 * @param waitsForDelivery whether events wait for the next delivery
 */
public record StreamStanding(
        long delivered,
        long released,
        int pending,
        Map<EventTopic, Long> told,
        List<EventLane> last,
        boolean waitsForDelivery) {

    /** Before anything was read. */
    public static final StreamStanding NONE = new StreamStanding(-1, -1, 0, Map.of(), List.of(), false);

    public StreamStanding {
        told = Map.copyOf(told);
        last = List.copyOf(last);
    }

    /** How many deliveries a topic has not told everything of. */
    public long behind(EventTopic topic) {
        return Math.max(0, delivered - Math.max(0, told.getOrDefault(topic, 0L)));
    }

    /** What holds the stream back: lanes, a topic when it is all of its lanes, or the delivery log. */
    public List<String> heldBackBy() {
        if (waitsForDelivery) {
            return List.of("delivered");
        }
        List<String> names = new ArrayList<>();
        for (EventTopic topic : EventTopic.values()) {
            List<EventLane> lanes =
                    last.stream().filter(lane -> lane.topic() == topic).toList();
            if (lanes.size() == topic.topic().partitions()) {
                names.add(topic.topic().name());
            } else {
                lanes.forEach(lane -> names.add(lane.toString()));
            }
        }
        return names;
    }
}

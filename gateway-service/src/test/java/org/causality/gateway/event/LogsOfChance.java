package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.causality.gateway.event.Happening.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the logs of a node hold, by a seed: deliveries, some of them ticks, some written twice; events of all topics spread over
 * their lanes, some told between two deliveries; and each lane's progress.
 */
final class LogsOfChance {

    static final List<EventLane> LANES = EventLane.of(EnumSet.allOf(EventTopic.class));

    private static final int EVENTS_MAX = 3;

    private record Step(Predicate<EventMerge> waits, Function<EventMerge, List<NodeEvent>> taken) {}

    private final Random random;
    private final Deque<Step> delivered = new ArrayDeque<>();
    private final Map<EventLane, Deque<Step>> lanes = new LinkedHashMap<>();
    private final TreeMap<Place, Happening> order = new TreeMap<>();

    LogsOfChance(long seed, int deliveries) {
        random = new Random(seed);
        for (long sequence = 1; sequence <= deliveries; sequence++) {
            delivery(sequence, random.nextInt(4) == 0);
        }
        // What is told after the last delivery waits for the core's next record.
        delivery(deliveries + 1L, true);
    }

    private void delivery(long sequence, boolean tick) {
        deliver(sequence, tick);
        if (random.nextInt(8) == 0) {
            deliver(sequence, tick);
        }
        for (EventTopic topic : EventTopic.values()) {
            int events = random.nextInt(EVENTS_MAX + 1);
            for (int index = 1; index <= events; index++) {
                event(new EventLane(topic, random.nextInt(topic.topic().partitions())), sequence, index);
            }
        }
        LANES.forEach(lane ->
                log(lane).add(new Step(merge -> merge.isAhead(lane), merge -> merge.progress(lane, sequence))));
    }

    private void deliver(long sequence, boolean tick) {
        @Nullable Happening message = tick ? null : happening(Kind.MESSAGE, "message " + sequence);
        if (message != null) {
            order.put(Place.ofDelivery(sequence), message);
        }
        delivered.add(new Step(EventMerge::isDeliveredAhead, merge -> merge.delivered(sequence, message)));
    }

    private void event(EventLane lane, long sequence, int index) {
        Happening event = happening(lane.topic().kind(), lane + " " + sequence + " " + index);
        order.put(Place.of(lane, sequence, index), event);
        Step step = new Step(merge -> merge.isAhead(lane), merge -> merge.caused(lane, sequence, index, event));
        log(lane).add(step);
        if (random.nextInt(8) == 0) {
            log(lane).add(step);
        }
    }

    private Deque<Step> log(EventLane lane) {
        return lanes.computeIfAbsent(lane, _ -> new ArrayDeque<>());
    }

    /** The one order: by place, numbered densely. */
    List<NodeEvent> order() {
        List<NodeEvent> events = new ArrayList<>();
        Map<Long, Integer> last = new LinkedHashMap<>();
        order.forEach((place, what) -> {
            int index = place.isDelivery() ? 0 : last.merge(place.sequence(), 1, Integer::sum);
            events.add(new NodeEvent(new EventCursor(place.sequence(), index), what));
        });
        return events;
    }

    /** Reads all logs to their ends, in an order of chance; sources that are ahead wait. */
    List<NodeEvent> readAll(EventMerge merge, long chance) {
        Random choice = new Random(chance);
        List<NodeEvent> released = new ArrayList<>();
        List<Deque<Step>> left = new ArrayList<>();
        left.add(new ArrayDeque<>(delivered));
        lanes.values().forEach(lane -> left.add(new ArrayDeque<>(lane)));
        while (left.stream().anyMatch(log -> !log.isEmpty())) {
            List<Deque<Step>> readable = left.stream()
                    .filter(log -> !log.isEmpty() && !log.getFirst().waits().test(merge))
                    .toList();
            assertThat(readable).as("somebody can always be read").isNotEmpty();
            Step step = readable.get(choice.nextInt(readable.size())).removeFirst();
            released.addAll(step.taken().apply(merge));
        }
        return released;
    }

    static Happening happening(Kind kind, String data) {
        return new Happening(kind, Set.of(), data);
    }
}

package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.gateway.event.NodeEvent.Kind;

/** The logs of a node, read in any interleaving that keeps each log's own order, repeats included. */
class AnyInterleavingTest {

    private static final int LANES = 3;

    private record Step(int source, Function<EventMerge, List<NodeEvent>> taken) {}

    /** What the logs hold: for each sequence a message, and events spread over the lanes. */
    private static final class Logs {
        final TreeSet<EventCursor> order = new TreeSet<>();
        final List<Deque<Step>> logs = new ArrayList<>();
        final Random random;

        Logs(long seed, int messages) {
            random = new Random(seed);
            for (int i = 0; i <= LANES; i++) {
                logs.add(new ArrayDeque<>());
            }
            for (long sequence = 1; sequence <= messages; sequence++) {
                message(sequence);
            }
        }

        private void message(long sequence) {
            deliver(sequence);
            if (random.nextInt(8) == 0) {
                deliver(sequence);
            }
            int events = random.nextInt(4);
            for (int index = 1; index <= events; index++) {
                EventCursor cursor = new EventCursor(sequence, index);
                order.add(cursor);
                add(random.nextInt(LANES), merge -> merge.caused(event(cursor, Kind.ORDER)));
            }
            for (int lane = 0; lane < LANES; lane++) {
                int of = lane;
                add(lane, merge -> merge.progress(of, sequence));
            }
        }

        private void deliver(long sequence) {
            EventCursor cursor = new EventCursor(sequence, 0);
            order.add(cursor);
            logs.get(LANES).add(new Step(EventMerge.DELIVERED, merge -> merge.delivered(event(cursor, Kind.MESSAGE))));
        }

        private void add(int lane, Function<EventMerge, List<NodeEvent>> taken) {
            logs.get(lane).add(new Step(lane, taken));
        }

        /** Reads all logs to their ends, in an order of chance; sources that are ahead wait. */
        List<EventCursor> readAll(EventMerge merge, Random chance) {
            List<EventCursor> released = new ArrayList<>();
            List<Deque<Step>> left =
                    new ArrayList<>(logs.stream().map(ArrayDeque::new).toList());
            while (left.stream().anyMatch(log -> !log.isEmpty())) {
                List<Deque<Step>> readable = left.stream()
                        .filter(log ->
                                !log.isEmpty() && !merge.isAhead(log.getFirst().source()))
                        .toList();
                assertThat(readable).as("somebody can always be read").isNotEmpty();
                Step step = readable.get(chance.nextInt(readable.size())).removeFirst();
                step.taken().apply(merge).forEach(event -> released.add(event.cursor()));
            }
            return released;
        }
    }

    @Property(tries = 300)
    void theOrderIsAlwaysTheSame(
            @ForAll long seed, @ForAll long chance, @ForAll @IntRange(min = 1, max = 40) int messages) {
        Logs logs = new Logs(seed, messages);
        EventMerge merge = new EventMerge(LANES, 5);
        assertThat(logs.readAll(merge, new Random(chance))).containsExactlyElementsOf(logs.order);
        assertThat(merge.pendingCount()).isZero();
    }

    @Property(tries = 100)
    void readingEverythingAgainRepeatsNothing(@ForAll long seed, @ForAll long chance) {
        Logs logs = new Logs(seed, 20);
        EventMerge merge = new EventMerge(LANES, 1_000);
        logs.readAll(merge, new Random(chance));
        assertThat(logs.readAll(merge, new Random(chance + 1))).isEmpty();
    }

    @Property(tries = 200)
    void resumingAtAnyCursorYieldsExactlyTheRest(
            @ForAll long seed, @ForAll long chance, @ForAll @IntRange(max = 60) int place) {
        Logs logs = new Logs(seed, 30);
        EventMerge merge = new EventMerge(LANES, 1_000);
        EventLog log = new EventLog(1_000);
        List<EventCursor> all = logs.readAll(merge, new Random(chance));
        log.append(all.stream().map(cursor -> event(cursor, Kind.MESSAGE)).toList());
        EventCursor after = place >= all.size() ? EventCursor.START : all.get(place);
        EventReader reader = new EventReader(log, new EventFilter(java.util.EnumSet.allOf(Kind.class), null), after);
        List<EventCursor> rest = new ArrayList<>();
        for (List<EventReader.Said> said = reader.next(7); !said.isEmpty(); said = reader.next(7)) {
            said.forEach(one -> rest.add(((EventReader.Happened) one).event().cursor()));
        }
        assertThat(rest).containsExactlyElementsOf(logs.order.tailSet(after, false));
    }

    static NodeEvent event(EventCursor cursor, Kind kind) {
        return new NodeEvent(cursor, kind, null, "{}");
    }
}

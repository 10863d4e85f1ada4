package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.gateway.event.Happening.Kind;

/** The logs of a node, read in any interleaving that keeps each log's own order, repeats included. */
class AnyInterleavingTest {

    private static final int PENDING_MAX = 5;
    private static final int PENDING_FREE = 10_000;

    @Property(tries = 300)
    void orderAndCursorsAreAlwaysTheSame(
            @ForAll long seed, @ForAll long chance, @ForAll @IntRange(min = 1, max = 30) int deliveries) {
        LogsOfChance logs = new LogsOfChance(seed, deliveries);
        EventMerge merge = new EventMerge(LogsOfChance.LANES, PENDING_MAX);
        assertThat(logs.readAll(merge, chance)).containsExactlyElementsOf(logs.order());
        assertThat(merge.pendingCount()).isZero();
    }

    @Property(tries = 100)
    void twoReplicasAgreeHoweverEachReads(@ForAll long seed, @ForAll long chance, @ForAll long otherChance) {
        LogsOfChance logs = new LogsOfChance(seed, 20);
        List<NodeEvent> here = logs.readAll(new EventMerge(LogsOfChance.LANES, PENDING_MAX), chance);
        List<NodeEvent> there = logs.readAll(new EventMerge(LogsOfChance.LANES, PENDING_FREE), otherChance);
        assertThat(here).isEqualTo(there);
    }

    @Property(tries = 100)
    void readingEverythingAgainRepeatsNothing(@ForAll long seed, @ForAll long chance) {
        LogsOfChance logs = new LogsOfChance(seed, 20);
        EventMerge merge = new EventMerge(LogsOfChance.LANES, PENDING_FREE);
        logs.readAll(merge, chance);
        assertThat(logs.readAll(merge, chance + 1)).isEmpty();
        assertThat(merge.pendingCount()).isZero();
    }

    @Property(tries = 200)
    void resumingAtAnyCursorYieldsExactlyTheRest(
            @ForAll long seed, @ForAll long chance, @ForAll @IntRange(max = 90) int place) {
        LogsOfChance logs = new LogsOfChance(seed, 20);
        EventLog log = new EventLog(1_000);
        List<NodeEvent> all = logs.readAll(new EventMerge(LogsOfChance.LANES, PENDING_FREE), chance);
        log.append(all);
        EventCursor after =
                place >= all.size() ? EventCursor.START : all.get(place).cursor();
        List<NodeEvent> order = logs.order();
        assertThat(rest(log, after))
                .containsExactlyElementsOf(order.stream()
                        .filter(event -> event.cursor().compareTo(after) > 0)
                        .toList());
    }

    private static List<NodeEvent> rest(EventLog log, EventCursor after) {
        EventReader reader = new EventReader(log, new EventFilter(EnumSet.allOf(Kind.class), null), after);
        List<NodeEvent> rest = new ArrayList<>();
        for (List<EventReader.Said> said = reader.next(7); !said.isEmpty(); said = reader.next(7)) {
            said.forEach(one -> rest.add(((EventReader.Happened) one).event()));
        }
        return rest;
    }
}

package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.causality.gateway.event.EventReader.Happened;
import org.causality.gateway.event.EventReader.Lagged;
import org.causality.gateway.event.EventReader.Resync;
import org.causality.gateway.event.Happening.Kind;
import org.junit.jupiter.api.Test;

class SlowReaderTest {

    private static final EventFilter ALL = new EventFilter(EnumSet.allOf(Kind.class), null);

    private final EventLog log = new EventLog(4);

    @Test
    void aCursorThatIsNoLongerKeptResyncsOnceAndGoesOnFromNow() {
        append(1, 10);
        EventReader reader = new EventReader(log, ALL, new EventCursor(3, 0));
        assertThat(reader.next(100)).containsExactly(new Resync(new EventCursor(10, 0)));
        assertThat(reader.next(100)).isEmpty();
        append(11, 11);
        assertThat(sequences(reader.next(100))).containsExactly(11L);
    }

    @Test
    void aReaderThatIsOvertakenIsToldWhatItMissed() {
        append(1, 2);
        EventReader reader = new EventReader(log, ALL, EventCursor.START);
        assertThat(sequences(reader.next(1))).containsExactly(1L);
        append(3, 9);
        assertThat(reader.next(100)).containsExactly(new Lagged(new EventCursor(1, 0), new EventCursor(5, 0)));
        assertThat(sequences(reader.next(100))).containsExactly(6L, 7L, 8L, 9L);
    }

    @Test
    void theOldestKeptCursorIsStillGood() {
        append(1, 10);
        EventReader reader = new EventReader(log, ALL, new EventCursor(6, 0));
        assertThat(sequences(reader.next(100))).containsExactly(7L, 8L, 9L, 10L);
    }

    @Test
    void aLogThatBeginsLaterSaysSo() {
        log.beginsAt(5);
        append(5, 6);
        assertThat(new EventReader(log, ALL, EventCursor.START).next(10))
                .containsExactly(new Resync(new EventCursor(6, 0)));
        assertThat(sequences(new EventReader(log, ALL, EventCursor.endOf(4)).next(10)))
                .containsExactly(5L, 6L);
    }

    @Test
    void aCursorAheadOfUsWaits() {
        append(1, 2);
        EventReader reader = new EventReader(log, ALL, new EventCursor(3, 0));
        assertThat(reader.next(10)).isEmpty();
        append(3, 4);
        assertThat(sequences(reader.next(10))).containsExactly(4L);
    }

    @Test
    void onlyWhatIsWantedIsSaid() {
        log.append(List.of(
                new NodeEvent(new EventCursor(1, 0), new Happening(Kind.MESSAGE, Set.of("0x01"), "{}")),
                new NodeEvent(new EventCursor(1, 1), new Happening(Kind.ORDER, Set.of("0x01"), "{}")),
                new NodeEvent(new EventCursor(2, 0), new Happening(Kind.MESSAGE, Set.of("0x02", "0x03"), "{}"))));
        EventReader orders = new EventReader(log, new EventFilter(Set.of(Kind.ORDER), null), EventCursor.START);
        assertThat(orders.next(10)).hasSize(1);
        EventReader ofOne = new EventReader(log, new EventFilter(Set.of(Kind.MESSAGE), "0x02"), EventCursor.START);
        assertThat(sequences(ofOne.next(10))).containsExactly(2L);
    }

    private void append(long from, long to) {
        log.append(LongStream.rangeClosed(from, to)
                .mapToObj(sequence ->
                        new NodeEvent(new EventCursor(sequence, 0), LogsOfChance.happening(Kind.MESSAGE, "{}")))
                .toList());
    }

    private static List<Long> sequences(List<EventReader.Said> said) {
        return said.stream()
                .map(one -> ((Happened) one).event().cursor().sequence())
                .toList();
    }
}

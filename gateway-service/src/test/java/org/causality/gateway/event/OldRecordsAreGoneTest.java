package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.gateway.event.LogsOfChance.happening;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.causality.gateway.event.Happening.Kind;
import org.junit.jupiter.api.Test;

/** Logs are kept for a time, each cut at another place: the order begins where it is whole, and never with half a delivery. */
class OldRecordsAreGoneTest {

    private static final List<EventLane> LANES = EventLane.of(EnumSet.of(EventTopic.ORDERS));
    private static final EventLane CUT = LANES.getFirst();

    private final EventMerge merge = new EventMerge(LANES, 100);
    private final List<NodeEvent> seen = new ArrayList<>();

    @Test
    void theOrderBeginsAtTheFirstDeliveryThereIs() {
        caused(3, 1);
        caused(5, 1);
        seen.addAll(merge.delivered(5, happening(Kind.MESSAGE, "5")));
        progressOfAll(5);
        assertThat(cursors()).containsExactly("5.0", "5.1");
        assertThat(merge.firstSequence()).isEqualTo(5);
    }

    @Test
    void whatALaneWithALostBeginningTellsFirstMayBeTheRestOfADelivery() {
        merge.cut(CUT);
        deliver(1, 9);
        caused(5, 2);
        caused(6, 1);
        progressOfAll(9);
        assertThat(cursors()).containsExactly("6.0", "6.1", "7.0", "8.0", "9.0");
        assertThat(merge.firstSequence()).isEqualTo(6);
    }

    @Test
    void aMarkerFirstSaysThatAllBeforeItIsLost() {
        merge.cut(CUT);
        deliver(1, 9);
        progressOfAll(7);
        progressOfAll(9);
        assertThat(cursors()).containsExactly("8.0", "9.0");
    }

    @Test
    void whatWasReadBeforeTheCutStaysRead() {
        deliver(1, 2);
        progressOfAll(2);
        merge.cut(CUT);
        deliver(3, 3);
        progressOfAll(3);
        assertThat(cursors()).containsExactly("1.0", "2.0", "3.0");
    }

    @Test
    void aSubscriberFromBeforeTheBeginningIsTold() {
        EventLog log = new EventLog(10);
        merge.cut(CUT);
        deliver(1, 3);
        progressOfAll(2);
        progressOfAll(3);
        log.beginsAt(merge.firstSequence());
        log.append(seen);
        EventFilter all = new EventFilter(EnumSet.allOf(Kind.class), null);
        assertThat(new EventReader(log, all, new EventCursor(1, 0)).next(10))
                .containsExactly(new EventReader.Resync(new EventCursor(3, 0)));
    }

    private void deliver(long from, long to) {
        for (long sequence = from; sequence <= to; sequence++) {
            seen.addAll(merge.delivered(sequence, happening(Kind.MESSAGE, "" + sequence)));
        }
    }

    private void caused(long sequence, int index) {
        seen.addAll(merge.caused(CUT, sequence, index, happening(Kind.ORDER, "{}")));
    }

    private void progressOfAll(long sequence) {
        LANES.forEach(lane -> seen.addAll(merge.progress(lane, sequence)));
    }

    private List<String> cursors() {
        return seen.stream().map(event -> event.cursor().toString()).toList();
    }
}

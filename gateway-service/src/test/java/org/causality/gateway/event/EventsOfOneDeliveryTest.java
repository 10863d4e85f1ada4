package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.gateway.event.LogsOfChance.happening;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.causality.gateway.event.Happening.Kind;
import org.junit.jupiter.api.Test;

/** What one delivery causes, told by several services, in lanes of their own. */
class EventsOfOneDeliveryTest {

    private static final List<EventLane> LANES = EventLane.of(EnumSet.allOf(EventTopic.class));
    private static final int PENDING_MAX = 4;

    private final EventMerge merge = new EventMerge(LANES, PENDING_MAX);
    private final List<NodeEvent> seen = new ArrayList<>();

    @Test
    void theyComeByTopicAndAreNumberedWithoutGaps() {
        deliver(1);
        event(EventTopic.EFFECTS, 0, 1, 1);
        event(EventTopic.JOBS, 1, 1, 3);
        event(EventTopic.ORDERS, 3, 1, 2);
        event(EventTopic.ORDERS, 0, 1, 1);
        event(EventTopic.CHAINS, 2, 1, 7);
        assertThat(seen).isEmpty();
        progressOfAll(1);
        assertThat(seen)
                .extracting(event -> event.cursor() + " " + event.what().kind().text())
                .containsExactly("1.0 message", "1.1 chain", "1.2 order", "1.3 order", "1.4 job", "1.5 effect");
        assertThat(seen.get(2).what().data()).isEqualTo("orders.events-0");
    }

    @Test
    void everyLaneOfEveryTopicMustHaveToldAll() {
        deliver(1);
        for (EventLane lane : LANES) {
            assertThat(seen).isEmpty();
            seen.addAll(merge.progress(lane, 1));
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void aTickReleasesWhatWasToldBeforeItAndIsNoEvent() {
        deliver(1);
        progressOfAll(1);
        event(EventTopic.CHAINS, 0, 2, 1);
        assertThat(merge.waitsForDelivery()).isTrue();
        seen.addAll(merge.delivered(2, null));
        assertThat(merge.waitsForDelivery()).isFalse();
        progressOfAll(2);
        deliver(3);
        progressOfAll(3);
        assertThat(seen).extracting(event -> event.cursor().toString()).containsExactly("1.0", "2.1", "3.0");
    }

    @Test
    void aTickIsNotWantedWhileALaneIsWhatEverybodyWaitsFor() {
        deliver(1);
        event(EventTopic.CHAINS, 0, 2, 1);
        assertThat(merge.waitsForDelivery()).isFalse();
        progressOfAll(1);
        assertThat(merge.waitsForDelivery()).isTrue();
    }

    @Test
    void aTopicThatIsNotJoinedHoldsNobodyBack() {
        EventMerge ofOrders = new EventMerge(EventLane.of(EnumSet.of(EventTopic.ORDERS)), PENDING_MAX);
        ofOrders.delivered(1, happening(Kind.MESSAGE, "1"));
        List<NodeEvent> released = new ArrayList<>();
        EventLane.of(EnumSet.of(EventTopic.ORDERS)).forEach(lane -> released.addAll(ofOrders.progress(lane, 1)));
        assertThat(released).hasSize(1);
        EventMerge ofNone = new EventMerge(List.of(), PENDING_MAX);
        assertThat(ofNone.delivered(1, happening(Kind.MESSAGE, "1"))).hasSize(1);
    }

    @Test
    void lanesThatTellMuchBetweenTwoDeliveriesWaitForTheNext() {
        deliver(1);
        progressOfAll(1);
        EventLane lane = new EventLane(EventTopic.CHAINS, 0);
        for (int index = 1; index <= PENDING_MAX; index++) {
            event(EventTopic.CHAINS, 0, 2, index);
        }
        assertThat(merge.isAhead(lane)).isFalse();
        event(EventTopic.CHAINS, 0, 2, PENDING_MAX + 1);
        assertThat(merge.isAhead(lane)).isTrue();
        assertThat(merge.isDeliveredAhead()).isFalse();
        seen.addAll(merge.delivered(2, null));
        assertThat(merge.isAhead(lane)).isFalse();
    }

    private void deliver(long sequence) {
        seen.addAll(merge.delivered(sequence, happening(Kind.MESSAGE, "" + sequence)));
    }

    private void event(EventTopic topic, int partition, long sequence, int index) {
        EventLane lane = new EventLane(topic, partition);
        seen.addAll(merge.caused(lane, sequence, index, happening(topic.kind(), lane.toString())));
    }

    private void progressOfAll(long sequence) {
        LANES.forEach(lane -> seen.addAll(merge.progress(lane, sequence)));
    }
}

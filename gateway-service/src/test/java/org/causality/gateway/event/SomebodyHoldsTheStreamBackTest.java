package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.gateway.event.LogsOfChance.happening;

import java.util.EnumSet;
import java.util.List;
import org.causality.gateway.event.Happening.Kind;
import org.junit.jupiter.api.Test;

class SomebodyHoldsTheStreamBackTest {

    private static final List<EventLane> LANES = EventLane.of(EnumSet.allOf(EventTopic.class));

    private final EventMerge merge = new EventMerge(LANES, 100);

    @Test
    void nobodyDoesWhileAllIsTold() {
        merge.delivered(1, happening(Kind.MESSAGE, "1"));
        LANES.forEach(lane -> merge.progress(lane, 1));
        assertThat(merge.standing().heldBackBy()).isEmpty();
        assertThat(merge.standing().released()).isEqualTo(1);
    }

    @Test
    void aServiceThatNeverSpokeIsNamedByItsTopic() {
        merge.delivered(1, happening(Kind.MESSAGE, "1"));
        LANES.stream().filter(lane -> lane.topic() != EventTopic.JOBS).forEach(lane -> merge.progress(lane, 1));
        StreamStanding standing = merge.standing();
        assertThat(standing.heldBackBy()).containsExactly("jobs.events");
        assertThat(standing.behind(EventTopic.JOBS)).isEqualTo(1);
        assertThat(standing.behind(EventTopic.ORDERS)).isZero();
    }

    @Test
    void oneLaneIsNamedByItsNumber() {
        merge.delivered(1, happening(Kind.MESSAGE, "1"));
        LANES.stream()
                .filter(lane -> !lane.equals(new EventLane(EventTopic.CHAINS, 2)))
                .forEach(lane -> merge.progress(lane, 1));
        assertThat(merge.standing().heldBackBy()).containsExactly("chains.events-2");
    }

    @Test
    void eventsBehindTheLastDeliveryWaitForTheDeliveryLog() {
        merge.delivered(1, happening(Kind.MESSAGE, "1"));
        LANES.forEach(lane -> merge.progress(lane, 1));
        merge.caused(LANES.getFirst(), 2, 1, happening(Kind.CHAIN, "{}"));
        StreamStanding standing = merge.standing();
        assertThat(standing.heldBackBy()).containsExactly("delivered");
        assertThat(standing.pending()).isEqualTo(1);
    }
}

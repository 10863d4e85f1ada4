package org.causality.model.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.LifeCycleComment;
import org.causality.model.codec.Bytes32;
import org.causality.model.lifecycle.Change;
import org.causality.model.lifecycle.LifeCycle;
import org.causality.model.lifecycle.LifeCycleLaws;
import org.causality.model.reason.JourneyReason;
import org.junit.jupiter.api.Test;

class JourneyLifeCycleTest {
    private static final LifeCycle<JourneyStatus> TABLE = JourneyLifeCycle.TABLE;

    @Test
    void theClassCommentShowsTheTable() {
        LifeCycleComment.check(JourneyLifeCycle.class, TABLE);
    }

    @Test
    void exactlyTheEndsAreTerminal() {
        LifeCycleLaws.exactlyTheseAreTerminal(TABLE, Set.of(JourneyStatus.FINALIZED, JourneyStatus.LOST));
    }

    @Test
    void everyStatusIsReachedAndLeadsToAnEnd() {
        LifeCycleLaws.everyStateIsReachedAndLeadsToAnEnd(TABLE);
    }

    @Test
    void onlyReorgsTakeStepsBack() {
        LifeCycleLaws.backEdgesComeFrom(
                TABLE,
                List.of(JourneyReason.values()),
                Set.of(JourneyReason.ARRIVAL_REORGED, JourneyReason.DEPARTURE_REORGED));
    }

    @Property
    void noSequenceOfWishesBreaksIt(@ForAll long seed) {
        LifeCycleLaws.noSequenceOfWishesBreaksIt(TABLE, List.of(JourneyReason.values()), seed);
    }

    @Test
    void anArrivalThatAReorgTookIsInFlightAgain() {
        assertThat(LifeCycleLaws.travel(
                                TABLE,
                                TABLE.start(),
                                to(JourneyStatus.IN_FLIGHT, JourneyReason.SOURCE_LOCKED),
                                to(JourneyStatus.ARRIVED, JourneyReason.TARGET_CREATED),
                                to(JourneyStatus.IN_FLIGHT, JourneyReason.ARRIVAL_REORGED))
                        .state())
                .isEqualTo(JourneyStatus.IN_FLIGHT);
    }

    private static Change<JourneyStatus> to(JourneyStatus to, JourneyReason reason) {
        return Change.to(to, reason, new Bytes32(0, 0, 0, 1));
    }
}

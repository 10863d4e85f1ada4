package org.causality.model.effect;

import static org.causality.model.effect.JourneyStatus.ARRIVED;
import static org.causality.model.effect.JourneyStatus.DEPARTED;
import static org.causality.model.effect.JourneyStatus.FINALIZED;
import static org.causality.model.effect.JourneyStatus.IN_FLIGHT;
import static org.causality.model.effect.JourneyStatus.LOST;
import static org.causality.model.effect.JourneyStatus.RETRACTED;
import static org.causality.model.lifecycle.Transition.back;
import static org.causality.model.lifecycle.Transition.step;
import static org.causality.model.reason.JourneyReason.ARRIVAL_FINAL;
import static org.causality.model.reason.JourneyReason.ARRIVAL_REORGED;
import static org.causality.model.reason.JourneyReason.DEPARTED_AGAIN;
import static org.causality.model.reason.JourneyReason.DEPARTURE_REORGED;
import static org.causality.model.reason.JourneyReason.JOURNEY_ABANDONED;
import static org.causality.model.reason.JourneyReason.PACKET_REFUSED;
import static org.causality.model.reason.JourneyReason.PACKET_TIMED_OUT;
import static org.causality.model.reason.JourneyReason.SOURCE_LOCKED;
import static org.causality.model.reason.JourneyReason.TARGET_CREATED;

import java.util.List;
import org.causality.model.lifecycle.LifeCycle;
import org.causality.model.lifecycle.Transition;

/**
 * The journey's transition table (a test compares this comment with it).
 *
 * <pre>
 * DEPARTED → IN_FLIGHT: SOURCE_LOCKED
 * DEPARTED → RETRACTED: DEPARTURE_REORGED (back)
 * IN_FLIGHT → ARRIVED: TARGET_CREATED
 * IN_FLIGHT → LOST: PACKET_REFUSED, PACKET_TIMED_OUT
 * IN_FLIGHT → RETRACTED: DEPARTURE_REORGED (back)
 * ARRIVED → FINALIZED: ARRIVAL_FINAL
 * ARRIVED → IN_FLIGHT: ARRIVAL_REORGED (back)
 * ARRIVED → RETRACTED: DEPARTURE_REORGED (back)
 * RETRACTED → DEPARTED: DEPARTED_AGAIN
 * RETRACTED → LOST: JOURNEY_ABANDONED
 * </pre>
 *
 * <p>Two chains can take steps back: the source its departure, whatever the target shows by then, and the target its
 * arrival. LOST rests on final blocks only.
 */
public final class JourneyLifeCycle {
    public static final LifeCycle<JourneyStatus> TABLE = LifeCycle.of(DEPARTED, rows());

    private JourneyLifeCycle() {}

    private static List<Transition<JourneyStatus>> rows() {
        return List.of(
                step(DEPARTED, IN_FLIGHT, SOURCE_LOCKED),
                back(DEPARTED, RETRACTED, DEPARTURE_REORGED),
                step(IN_FLIGHT, ARRIVED, TARGET_CREATED),
                step(IN_FLIGHT, LOST, PACKET_TIMED_OUT, PACKET_REFUSED),
                back(IN_FLIGHT, RETRACTED, DEPARTURE_REORGED),
                step(ARRIVED, FINALIZED, ARRIVAL_FINAL),
                back(ARRIVED, IN_FLIGHT, ARRIVAL_REORGED),
                back(ARRIVED, RETRACTED, DEPARTURE_REORGED),
                step(RETRACTED, DEPARTED, DEPARTED_AGAIN),
                step(RETRACTED, LOST, JOURNEY_ABANDONED));
    }
}

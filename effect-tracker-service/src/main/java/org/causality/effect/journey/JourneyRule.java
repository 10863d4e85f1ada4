package org.causality.effect.journey;

import static org.causality.model.effect.JourneyStatus.ARRIVED;
import static org.causality.model.effect.JourneyStatus.DEPARTED;
import static org.causality.model.effect.JourneyStatus.FINALIZED;
import static org.causality.model.effect.JourneyStatus.IN_FLIGHT;
import static org.causality.model.effect.JourneyStatus.LOST;
import static org.causality.model.effect.JourneyStatus.RETRACTED;

import org.causality.model.effect.EffectStatus;
import org.causality.model.effect.JourneyStatus;
import org.causality.model.reason.JourneyReason;
import org.jspecify.annotations.Nullable;

/**
 * Where a journey belongs, given its two effects; and the next step of the transition table towards it.
 *
 * <pre>
 * departure                arrival                    where the journey belongs
 * RETRACTED                any                        RETRACTED
 * FAILED                   any                        LOST: JOURNEY_ABANDONED
 * not FINALIZED            any                        DEPARTED
 * FINALIZED                FINALIZED                  FINALIZED
 * FINALIZED                PROVEN                     ARRIVED
 * FINALIZED                FAILED, or given up        LOST
 * FINALIZED                any other                  IN_FLIGHT
 * </pre>
 *
 * <p>An arrival counts only once the departure is final: until then the source can take back what the target shows.
 */
public final class JourneyRule {

    private JourneyRule() {}

    /** A step of the table, and why. */
    public record Step(JourneyStatus to, JourneyReason reason) {}

    public static JourneyStatus aim(EffectStatus departure, EffectStatus arrival, @Nullable JourneyReason lost) {
        return switch (departure) {
            case RETRACTED -> RETRACTED;
            case FAILED -> LOST;
            case PENDING, OBSERVED, PROVEN -> DEPARTED;
            case FINALIZED ->
                switch (arrival) {
                    case FINALIZED -> FINALIZED;
                    case PROVEN -> ARRIVED;
                    case FAILED -> LOST;
                    case PENDING, OBSERVED, RETRACTED -> lost == null ? IN_FLIGHT : LOST;
                };
        };
    }

    /**
     * The next step, or null when it is there, or when what is over cannot go on.
     *
     * @param locked whether the departure is final
     */
    public static @Nullable Step next(
            JourneyStatus now, JourneyStatus aim, boolean locked, @Nullable JourneyReason lost) {
        if (now == aim || now == FINALIZED || now == LOST) {
            return null;
        }
        if (now == RETRACTED) {
            return aim == LOST && !locked
                    ? new Step(LOST, JourneyReason.JOURNEY_ABANDONED)
                    : new Step(DEPARTED, JourneyReason.DEPARTED_AGAIN);
        }
        return switch (aim) {
            case RETRACTED, DEPARTED -> new Step(RETRACTED, JourneyReason.DEPARTURE_REORGED);
            case IN_FLIGHT ->
                now == ARRIVED
                        ? new Step(IN_FLIGHT, JourneyReason.ARRIVAL_REORGED)
                        : new Step(IN_FLIGHT, JourneyReason.SOURCE_LOCKED);
            case ARRIVED ->
                now == IN_FLIGHT
                        ? new Step(ARRIVED, JourneyReason.TARGET_CREATED)
                        : new Step(IN_FLIGHT, JourneyReason.SOURCE_LOCKED);
            case FINALIZED -> toFinal(now);
            case LOST -> toLost(now, locked, lost);
        };
    }

    private static Step toFinal(JourneyStatus now) {
        return switch (now) {
            case ARRIVED -> new Step(FINALIZED, JourneyReason.ARRIVAL_FINAL);
            case IN_FLIGHT -> new Step(ARRIVED, JourneyReason.TARGET_CREATED);
            case DEPARTED, FINALIZED, RETRACTED, LOST -> new Step(IN_FLIGHT, JourneyReason.SOURCE_LOCKED);
        };
    }

    private static Step toLost(JourneyStatus now, boolean locked, @Nullable JourneyReason lost) {
        return switch (now) {
            case IN_FLIGHT -> new Step(LOST, lost == null ? JourneyReason.PACKET_TIMED_OUT : lost);
            case ARRIVED -> new Step(IN_FLIGHT, JourneyReason.ARRIVAL_REORGED);
            case DEPARTED, FINALIZED, RETRACTED, LOST ->
                locked
                        ? new Step(IN_FLIGHT, JourneyReason.SOURCE_LOCKED)
                        : new Step(RETRACTED, JourneyReason.DEPARTURE_REORGED);
        };
    }
}

package org.causality.effect.journey;

import java.time.Instant;
import org.causality.effect.evolution.EventCursor;
import org.causality.effect.evolution.Evidence;
import org.causality.model.chain.EffectId;
import org.causality.model.chain.JourneyId;
import org.causality.model.effect.JourneyStatus;
import org.causality.model.message.Stamp;
import org.causality.model.reason.JourneyReason;
import org.jspecify.annotations.Nullable;

/**
 * One change of a journey, never altered.
 *
 * @param from absent for the departure
 * @param reason absent for the departure
 * @param evidence the bridge proof's fact: the departure's on the source, the arrival's on the target
 */
public record JourneyStep(
        JourneyId journey,
        EffectId effect,
        long version,
        @Nullable JourneyStatus from,
        JourneyStatus to,
        @Nullable JourneyReason reason,
        @Nullable Evidence evidence,
        Stamp cause,
        EventCursor cursor,
        Instant at) {}

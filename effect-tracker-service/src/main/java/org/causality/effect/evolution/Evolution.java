package org.causality.effect.evolution;

import java.time.Instant;
import org.causality.effect.cause.Cause;
import org.causality.model.chain.EffectId;
import org.causality.model.effect.EffectStatus;
import org.causality.model.message.Stamp;
import org.causality.model.reason.EffectReason;
import org.jspecify.annotations.Nullable;

/**
 * One change of an effect, never altered.
 *
 * @param version 0 for the registration, then one more each time
 * @param from absent for the registration
 * @param reason absent for the registration
 * @param evidence the fact it rests on or lost; absent when none is involved
 * @param because the cause that was taken back, for EFFECT_CAUSE_RETRACTED
 * @param cause the message that brought it about
 */
public record Evolution(
        EffectId effect,
        long version,
        @Nullable EffectStatus from,
        EffectStatus to,
        @Nullable EffectReason reason,
        @Nullable Evidence evidence,
        @Nullable Cause because,
        Stamp cause,
        EventCursor cursor,
        Instant at) {}

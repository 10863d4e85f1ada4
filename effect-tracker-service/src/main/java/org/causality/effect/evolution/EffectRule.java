package org.causality.effect.evolution;

import static org.causality.model.effect.EffectStatus.FAILED;
import static org.causality.model.effect.EffectStatus.FINALIZED;
import static org.causality.model.effect.EffectStatus.OBSERVED;
import static org.causality.model.effect.EffectStatus.PENDING;
import static org.causality.model.effect.EffectStatus.PROVEN;
import static org.causality.model.effect.EffectStatus.RETRACTED;

import java.util.Comparator;
import java.util.List;
import org.causality.effect.cause.Cause;
import org.causality.model.effect.EffectStatus;
import org.causality.model.reason.EffectReason;
import org.jspecify.annotations.Nullable;

/**
 * Where an effect belongs, given what is known; and the next step of the transition table towards it.
 *
 * <pre>
 * what is known, first that fits                      where it belongs
 * a carrier is VALID and final                        FINALIZED: the chain decides, whatever its causes do
 * somebody gave it up, and no carrier is VALID        FAILED
 * a cause was taken back, in every attempt at it      RETRACTED
 * a carrier is VALID                                  PROVEN
 * a carrier was only seen                             OBSERVED
 * it had carriers that stood, and all have fallen     RETRACTED
 * nothing                                             PENDING
 * </pre>
 */
public final class EffectRule {

    private EffectRule() {}

    /**
     * @param status where the effect belongs
     * @param evidence the carrier that says so, or the one that fell
     * @param fallen the cause that was taken back
     * @param givenUp why it will not happen
     */
    public record Aim(
            EffectStatus status,
            @Nullable Fact evidence,
            @Nullable Cause fallen,
            @Nullable EffectReason givenUp) {}

    /** A step of the table, and why. */
    public record Step(EffectStatus to, EffectReason reason) {}

    private static final Comparator<Fact> BEST =
            Comparator.comparingInt(EffectRule::strength).reversed().thenComparing(Fact::id);

    /**
     * @param carriers what is known of the facts that carry it
     * @param onlyClaimed whether somebody named a carrier of which nothing is known here
     */
    public static Aim aim(
            List<Fact> carriers, boolean onlyClaimed, @Nullable Cause fallen, @Nullable EffectReason givenUp) {
        Fact best = carriers.stream()
                .filter(fact -> fact.standing() != FactStanding.REFUSED)
                .min(BEST)
                .orElse(null);
        boolean valid = best != null && best.standing() == FactStanding.VALID;
        if (best != null && best.isFinal()) {
            return new Aim(FINALIZED, best, null, null);
        }
        if (givenUp != null && !valid) {
            return new Aim(FAILED, best, fallen, givenUp);
        }
        if (fallen != null) {
            return new Aim(RETRACTED, best, fallen, null);
        }
        if (valid) {
            return new Aim(PROVEN, best, null, null);
        }
        if (onlyClaimed || (best != null && best.standing() == FactStanding.SEEN)) {
            return new Aim(OBSERVED, best, null, null);
        }
        return best == null ? new Aim(PENDING, null, null, null) : new Aim(RETRACTED, best, null, null);
    }

    private static int strength(Fact fact) {
        return switch (fact.standing()) {
            case VALID -> 10 + fact.finality().code();
            case SEEN -> 2;
            case RETRACTED -> 1;
            case REFUSED -> 0;
        };
    }

    /** The next step, or null when it is there, or when what is over cannot go on. */
    public static @Nullable Step next(EffectStatus now, Aim aim) {
        if (now == aim.status() || now == FINALIZED || now == FAILED) {
            return null;
        }
        return switch (aim.status()) {
            case PENDING -> pend(now, aim);
            case OBSERVED -> now == PROVEN ? back(aim) : new Step(OBSERVED, EffectReason.EFFECT_SEEN);
            case PROVEN -> new Step(PROVEN, EffectReason.EFFECT_PROVEN);
            case FINALIZED ->
                now == PROVEN
                        ? new Step(FINALIZED, EffectReason.EFFECT_FINAL)
                        : new Step(PROVEN, EffectReason.EFFECT_PROVEN);
            case RETRACTED ->
                now == PENDING && aim.fallen() == null
                        ? new Step(OBSERVED, EffectReason.EFFECT_SEEN) // it was there, before we were asked to look
                        : back(aim);
            case FAILED -> fail(now, aim);
        };
    }

    /** A sighting that was refused leaves nothing behind; what was proven falls first. */
    private static Step pend(EffectStatus now, Aim aim) {
        return switch (now) {
            case RETRACTED -> new Step(PENDING, EffectReason.EFFECT_ASKED_AGAIN);
            case OBSERVED -> new Step(PENDING, EffectReason.EFFECT_CLAIM_REFUSED);
            case PENDING, PROVEN, FINALIZED, FAILED -> back(aim);
        };
    }

    private static Step fail(EffectStatus now, Aim aim) {
        EffectReason why = aim.givenUp() == null ? EffectReason.EFFECT_ABANDONED : aim.givenUp();
        boolean disproved = why == EffectReason.EFFECT_DISPROVED;
        if (now == OBSERVED) {
            return disproved ? new Step(FAILED, why) : back(aim);
        }
        if (now == PROVEN) {
            return back(aim);
        }
        return disproved ? new Step(OBSERVED, EffectReason.EFFECT_SEEN) : new Step(FAILED, why);
    }

    private static Step back(Aim aim) {
        return new Step(
                RETRACTED, aim.fallen() == null ? EffectReason.EFFECT_REORGED : EffectReason.EFFECT_CAUSE_RETRACTED);
    }
}

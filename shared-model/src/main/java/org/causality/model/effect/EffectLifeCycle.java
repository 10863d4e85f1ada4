package org.causality.model.effect;

import static org.causality.model.effect.EffectStatus.FAILED;
import static org.causality.model.effect.EffectStatus.FINALIZED;
import static org.causality.model.effect.EffectStatus.OBSERVED;
import static org.causality.model.effect.EffectStatus.PENDING;
import static org.causality.model.effect.EffectStatus.PROVEN;
import static org.causality.model.effect.EffectStatus.RETRACTED;
import static org.causality.model.lifecycle.Transition.back;
import static org.causality.model.lifecycle.Transition.step;
import static org.causality.model.reason.EffectReason.EFFECT_ABANDONED;
import static org.causality.model.reason.EffectReason.EFFECT_ASKED_AGAIN;
import static org.causality.model.reason.EffectReason.EFFECT_CAUSE_RETRACTED;
import static org.causality.model.reason.EffectReason.EFFECT_CLAIM_REFUSED;
import static org.causality.model.reason.EffectReason.EFFECT_DISPROVED;
import static org.causality.model.reason.EffectReason.EFFECT_FINAL;
import static org.causality.model.reason.EffectReason.EFFECT_PROVEN;
import static org.causality.model.reason.EffectReason.EFFECT_REORGED;
import static org.causality.model.reason.EffectReason.EFFECT_REVERTED;
import static org.causality.model.reason.EffectReason.EFFECT_SEEN;
import static org.causality.model.reason.EffectReason.EFFECT_WINDOW_CLOSED;

import java.util.List;
import org.causality.model.lifecycle.LifeCycle;
import org.causality.model.lifecycle.Transition;

/**
 * The effect's transition table (a test compares this comment with it).
 *
 * <pre>
 * PENDING → OBSERVED: EFFECT_SEEN
 * PENDING → PROVEN: EFFECT_PROVEN
 * PENDING → FAILED: EFFECT_ABANDONED, EFFECT_REVERTED, EFFECT_WINDOW_CLOSED
 * PENDING → RETRACTED: EFFECT_CAUSE_RETRACTED (back)
 * OBSERVED → PROVEN: EFFECT_PROVEN
 * OBSERVED → FAILED: EFFECT_DISPROVED
 * OBSERVED → PENDING: EFFECT_CLAIM_REFUSED (back)
 * OBSERVED → RETRACTED: EFFECT_CAUSE_RETRACTED, EFFECT_REORGED (back)
 * PROVEN → FINALIZED: EFFECT_FINAL
 * PROVEN → RETRACTED: EFFECT_CAUSE_RETRACTED, EFFECT_REORGED (back)
 * RETRACTED → PENDING: EFFECT_ASKED_AGAIN
 * RETRACTED → OBSERVED: EFFECT_SEEN
 * RETRACTED → PROVEN: EFFECT_PROVEN
 * RETRACTED → FAILED: EFFECT_ABANDONED, EFFECT_REVERTED, EFFECT_WINDOW_CLOSED
 * </pre>
 *
 * <p>A proof may arrive before any sighting, so PROVEN is reached from PENDING too. FAILED rests on final blocks only: a
 * reverted transaction in a block that may still go is no end. Back edges come from reorgs, of the effect's own block or of
 * a fact among its causes, and from a sighting that the own client refused before it ever proved it.
 */
public final class EffectLifeCycle {
    public static final LifeCycle<EffectStatus> TABLE = LifeCycle.of(PENDING, rows());

    private EffectLifeCycle() {}

    private static List<Transition<EffectStatus>> rows() {
        return List.of(
                step(PENDING, OBSERVED, EFFECT_SEEN),
                step(PENDING, PROVEN, EFFECT_PROVEN),
                step(PENDING, FAILED, EFFECT_REVERTED, EFFECT_WINDOW_CLOSED, EFFECT_ABANDONED),
                back(PENDING, RETRACTED, EFFECT_CAUSE_RETRACTED),
                step(OBSERVED, PROVEN, EFFECT_PROVEN),
                step(OBSERVED, FAILED, EFFECT_DISPROVED),
                back(OBSERVED, PENDING, EFFECT_CLAIM_REFUSED),
                back(OBSERVED, RETRACTED, EFFECT_REORGED, EFFECT_CAUSE_RETRACTED),
                step(PROVEN, FINALIZED, EFFECT_FINAL),
                back(PROVEN, RETRACTED, EFFECT_REORGED, EFFECT_CAUSE_RETRACTED),
                step(RETRACTED, PENDING, EFFECT_ASKED_AGAIN),
                step(RETRACTED, OBSERVED, EFFECT_SEEN),
                step(RETRACTED, PROVEN, EFFECT_PROVEN),
                step(RETRACTED, FAILED, EFFECT_REVERTED, EFFECT_WINDOW_CLOSED, EFFECT_ABANDONED));
    }
}

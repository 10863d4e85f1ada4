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
import org.causality.model.reason.EffectReason;
import org.junit.jupiter.api.Test;

class EffectLifeCycleTest {
    private static final LifeCycle<EffectStatus> TABLE = EffectLifeCycle.TABLE;

    @Test
    void theClassCommentShowsTheTable() {
        LifeCycleComment.check(EffectLifeCycle.class, TABLE);
    }

    @Test
    void exactlyTheEndsAreTerminal() {
        LifeCycleLaws.exactlyTheseAreTerminal(TABLE, Set.of(EffectStatus.FINALIZED, EffectStatus.FAILED));
    }

    @Test
    void everyStatusIsReachedAndLeadsToAnEnd() {
        LifeCycleLaws.everyStateIsReachedAndLeadsToAnEnd(TABLE);
    }

    @Test
    void onlyReorgsAndRefusedClaimsTakeStepsBack() {
        LifeCycleLaws.backEdgesComeFrom(
                TABLE,
                List.of(EffectReason.values()),
                Set.of(
                        EffectReason.EFFECT_REORGED,
                        EffectReason.EFFECT_CAUSE_RETRACTED,
                        EffectReason.EFFECT_CLAIM_REFUSED));
    }

    @Property
    void noSequenceOfWishesBreaksIt(@ForAll long seed) {
        LifeCycleLaws.noSequenceOfWishesBreaksIt(TABLE, List.of(EffectReason.values()), seed);
    }

    @Test
    void aPurchaseThatAReorgTookComesAgainAndBecomesFinal() {
        assertThat(LifeCycleLaws.travel(
                                TABLE,
                                TABLE.start(),
                                to(EffectStatus.OBSERVED, EffectReason.EFFECT_SEEN),
                                to(EffectStatus.PROVEN, EffectReason.EFFECT_PROVEN),
                                to(EffectStatus.RETRACTED, EffectReason.EFFECT_REORGED),
                                to(EffectStatus.PENDING, EffectReason.EFFECT_ASKED_AGAIN),
                                to(EffectStatus.OBSERVED, EffectReason.EFFECT_SEEN),
                                to(EffectStatus.PROVEN, EffectReason.EFFECT_PROVEN),
                                to(EffectStatus.FINALIZED, EffectReason.EFFECT_FINAL))
                        .state())
                .isEqualTo(EffectStatus.FINALIZED);
    }

    private static Change<EffectStatus> to(EffectStatus to, EffectReason reason) {
        return Change.to(to, reason, new Bytes32(0, 0, 0, 1));
    }
}

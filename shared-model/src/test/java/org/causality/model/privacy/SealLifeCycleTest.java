package org.causality.model.privacy;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.LifeCycleComment;
import org.causality.model.lifecycle.LifeCycle;
import org.causality.model.lifecycle.LifeCycleLaws;
import org.causality.model.reason.PrivacyReason;
import org.junit.jupiter.api.Test;

class SealLifeCycleTest {
    private static final LifeCycle<SealStatus> TABLE = SealLifeCycle.TABLE;

    @Test
    void theClassCommentShowsTheTable() {
        LifeCycleComment.check(SealLifeCycle.class, TABLE);
    }

    @Test
    void exactlyTheEndsAreTerminal() {
        LifeCycleLaws.exactlyTheseAreTerminal(TABLE, Set.of(SealStatus.REVEALED, SealStatus.REVEAL_INVALID));
    }

    @Test
    void everyStatusIsReachedAndLeadsToAnEnd() {
        LifeCycleLaws.everyStateIsReachedAndLeadsToAnEnd(TABLE);
    }

    @Property
    void noSequenceOfWishesBreaksIt(@ForAll long seed) {
        LifeCycleLaws.noSequenceOfWishesBreaksIt(TABLE, List.of(PrivacyReason.values()), seed);
    }
}

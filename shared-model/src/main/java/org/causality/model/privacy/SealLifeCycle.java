package org.causality.model.privacy;

import static org.causality.model.lifecycle.Transition.back;
import static org.causality.model.lifecycle.Transition.step;
import static org.causality.model.privacy.SealStatus.COMMITTED;
import static org.causality.model.privacy.SealStatus.EXPIRED;
import static org.causality.model.privacy.SealStatus.REVEALED;
import static org.causality.model.privacy.SealStatus.REVEAL_INVALID;

import java.util.List;
import org.causality.model.lifecycle.LifeCycle;
import org.causality.model.lifecycle.Transition;
import org.causality.model.reason.PrivacyReason;

/**
 * The sealed order's transition table (a test compares this comment with it).
 *
 * <pre>
 * COMMITTED → REVEALED: SEAL_OPENED
 * COMMITTED → REVEAL_INVALID: SEAL_BROKEN
 * COMMITTED → EXPIRED: SEAL_LAPSED
 * EXPIRED → REVEALED: SEAL_OPENED (back)
 * EXPIRED → REVEAL_INVALID: SEAL_BROKEN (back)
 * </pre>
 *
 * <p>Time closes doors only. Clocks differ, messages do not: so whether a seal was opened is a matter of delivered reveals,
 * and every node comes to the same end.
 */
public final class SealLifeCycle {
    public static final LifeCycle<SealStatus> TABLE = LifeCycle.of(COMMITTED, rows());

    private SealLifeCycle() {}

    private static List<Transition<SealStatus>> rows() {
        return List.of(
                step(COMMITTED, REVEALED, PrivacyReason.SEAL_OPENED),
                step(COMMITTED, REVEAL_INVALID, PrivacyReason.SEAL_BROKEN),
                step(COMMITTED, EXPIRED, PrivacyReason.SEAL_LAPSED),
                back(EXPIRED, REVEALED, PrivacyReason.SEAL_OPENED),
                back(EXPIRED, REVEAL_INVALID, PrivacyReason.SEAL_BROKEN));
    }
}

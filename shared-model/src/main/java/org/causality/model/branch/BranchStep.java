package org.causality.model.branch;

import java.util.Set;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * A step somebody announced, and all that was verified of it.
 *
 * @param slot what it claims
 * @param opens the slot of what follows it
 * @param orders those it settles
 * @param work rule 4: the step's own weight, and one for each order that counts, being in a certified batch that closed
 *     before the slot opened
 * @param isProven whether its proof is valid
 * @param closing the hash of the finalised block that closes the slot's window; null while it is not final
 */
public record BranchStep(
        JobId job,
        SlotId slot,
        SlotId opens,
        Set<OrderId> orders,
        long work,
        boolean isProven,
        Grounds grounds,
        Anchoring anchoring,
        @Nullable Bytes32 closing) {

    public BranchStep {
        orders = Set.copyOf(orders);
        if (work < 0 || opens.index() != slot.index() + 1) {
            throw new IllegalArgumentException("a step has weight and leads from its slot to the next");
        }
    }

    /** Rules 1 and 2. What stands in a final block stands whatever becomes of its facts: from FINAL there is no way back. */
    boolean mayCount() {
        return isProven && (grounds != Grounds.RETRACTED || anchoring == Anchoring.FINAL);
    }
}

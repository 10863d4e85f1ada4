package org.causality.model.branch;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.causality.model.order.OrderId;

/**
 * The branch that counts.
 *
 * @param steps from the first slot on; empty while nothing counts
 */
public record CanonicalBranch(List<Decision> steps) {

    /**
     * One step, and why it and no other.
     *
     * @param by against the best of its rivals
     */
    public record Decision(BranchStep step, BranchState state, DecidedBy by) {}

    public CanonicalBranch {
        steps = List.copyOf(steps);
    }

    public Set<OrderId> settled() {
        return steps.stream()
                .flatMap(decision -> decision.step().orders().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The orders that are open again once {@code after} counts in place of this: those it settles and {@code after} does not.
     * An order that conflicts with one that is settled there cannot be met again; {@code conflicting} names those.
     */
    public Set<OrderId> reopened(CanonicalBranch after, Set<OrderId> conflicting) {
        Set<OrderId> open = new TreeSet<>(settled());
        open.removeAll(after.settled());
        open.removeAll(conflicting);
        return open;
    }
}

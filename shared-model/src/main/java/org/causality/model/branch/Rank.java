package org.causality.model.branch;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a branch from a slot on has for itself, added up over its steps: rules 3 and 4 of protocol §8. */
record Rank(long last, long standing, long sent, long work) {

    static final Rank NOTHING = new Rank(0, 0, 0, 0);

    private static final Comparator<Rank> STANDING =
            Comparator.comparingLong(Rank::standing).thenComparingLong(Rank::sent);

    /** The step, and after it what counts from the slot that it opens. */
    static Rank of(BranchStep step, Rank onward) {
        Anchoring anchoring = step.anchoring();
        return new Rank(
                onward.last + at(anchoring, Anchoring.FINAL),
                onward.standing + at(anchoring, Anchoring.INCLUDED),
                onward.sent + at(anchoring, Anchoring.SUBMITTED),
                onward.work + step.work());
    }

    private static int at(Anchoring anchoring, Anchoring least) {
        return anchoring.compareTo(least) >= 0 ? 1 : 0;
    }

    /** The rule by which this is more than the other, or null when it is not more. */
    @Nullable DecidedBy over(Rank other) {
        if (last != other.last) {
            return last > other.last ? DecidedBy.ANCHOR : null;
        }
        int standing = STANDING.compare(this, other);
        if (standing != 0) {
            return standing > 0 ? DecidedBy.STANDING : null;
        }
        return work > other.work ? DecidedBy.WORK : null;
    }
}

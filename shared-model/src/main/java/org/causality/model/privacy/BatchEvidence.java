package org.causality.model.privacy;

import org.causality.model.network.Genesis;

/**
 * Two statements of one operator about one batch, under one incarnation: the proof that it told two orders of admission.
 * Needs nobody's word. Under two it is none: a node that was restored from an older state says it anew, and then the higher
 * incarnation counts.
 *
 * @param first the one with the lower statement
 */
public record BatchEvidence(BatchRoot first, BatchRoot second) {

    public BatchEvidence {
        if (!contradicts(first, second) || first.statement().compareTo(second.statement()) > 0) {
            throw new IllegalArgumentException(
                    "evidence is two statements of one incarnation about one batch, the lower first");
        }
    }

    /** Whether the two can not both be true. */
    public static boolean contradicts(BatchRoot one, BatchRoot other) {
        boolean oneProcess =
                one.certificate().key().equals(other.certificate().key()) || one.incarnation() == other.incarnation();
        return oneProcess
                && one.operator().equals(other.operator())
                && one.number() == other.number()
                && !one.statement().equals(other.statement());
    }

    /** The same evidence whichever was met first. */
    public static BatchEvidence of(BatchRoot one, BatchRoot other) {
        return one.statement().compareTo(other.statement()) < 0
                ? new BatchEvidence(one, other)
                : new BatchEvidence(other, one);
    }

    /** Whether the accused really signed both. Without that it accuses nobody. */
    public boolean holds(Genesis genesis) {
        return first.fault(genesis) == null && second.fault(genesis) == null;
    }
}

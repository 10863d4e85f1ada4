package org.causality.propagation.checkpoint;

import java.util.Collection;
import java.util.List;
import org.causality.model.reason.CheckpointReason;
import org.jspecify.annotations.Nullable;

/**
 * What one operator says about one matter. Words in void feeds are taken back; of the rest the highest incarnation counts;
 * two different statements of one incarnation cancel each other, and nothing older counts instead.
 */
final class Ballot<S> {

    private final Voids voids;
    private final long incarnation;
    private final List<S> statements;

    private Ballot(Voids voids, long incarnation, List<S> statements) {
        this.voids = voids;
        this.incarnation = incarnation;
        this.statements = statements;
    }

    static <S> Ballot<S> of(Collection<Vote<S>> votes, Voids voids) {
        List<Vote<S>> valid = votes.stream().filter(vote -> !voids.hold(vote)).toList();
        long highest = valid.stream()
                .mapToLong(Vote::incarnation)
                .reduce(0, (a, b) -> Long.compareUnsigned(a, b) >= 0 ? a : b);
        List<S> statements = valid.stream()
                .filter(vote -> vote.incarnation() == highest)
                .map(Vote::statement)
                .distinct()
                .toList();
        return new Ballot<>(voids, highest, statements);
    }

    /** What counts; null when nothing does. */
    @Nullable S statement() {
        return statements.size() == 1 ? statements.getFirst() : null;
    }

    /** Why one of its votes does not count; null when it does. */
    @Nullable CheckpointReason fault(Vote<S> vote) {
        if (voids.hold(vote)) {
            return CheckpointReason.CLAIM_VOID;
        }
        if (statements.size() > 1 && vote.incarnation() == incarnation) {
            return CheckpointReason.CLAIM_CONFLICTING;
        }
        return vote.statement().equals(statement()) ? null : CheckpointReason.CLAIM_SUPERSEDED;
    }
}

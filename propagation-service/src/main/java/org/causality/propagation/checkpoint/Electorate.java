package org.causality.propagation.checkpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.LamportTime;
import org.causality.model.network.NetworkId;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.OperatorSetChange;
import org.causality.model.privacy.CommitteeId;
import org.jspecify.annotations.Nullable;

/**
 * Who the operators are to be, from all approvals. Only those at or below a checkpoint's floor have a say in it, so whoever
 * has the same past there names the same members.
 */
final class Electorate {

    private final NetworkId network;
    private final Votes<Long, OperatorSetChange> approvals;
    private final Voids voids;

    Electorate(NetworkId network, Votes<Long, OperatorSetChange> approvals, Voids voids) {
        this.network = network;
        this.approvals = approvals;
        this.voids = voids;
    }

    /** The members in force from a checkpoint that rests on these; null when those it names were not approved. */
    @Nullable OperatorSet after(OperatorSet current, Checkpoint checkpoint) {
        if (CommitteeId.of(network, current).equals(checkpoint.operators())) {
            return current;
        }
        OperatorSet next = approvedAt(current, checkpoint.floor());
        return CommitteeId.of(network, next).equals(checkpoint.operators()) ? next : null;
    }

    /** The members that two thirds approved at or below a floor; the current ones when there are no others. */
    OperatorSet approvedAt(OperatorSet current, LamportTime floor) {
        Map<OperatorSetChange, Set<PublicKey>> supporters = new HashMap<>();
        for (Operator operator : current.operators()) {
            OperatorSetChange change = approvedBy(operator.key(), current.epoch() + 1, floor);
            if (change != null) {
                supporters.computeIfAbsent(change, _ -> new HashSet<>()).add(operator.key());
            }
        }
        // Each member counts once, so at most one change has two thirds.
        return supporters.entrySet().stream()
                .filter(change -> current.isQuorum(change.getValue()))
                .findAny()
                .map(change -> change.getKey().next())
                .orElse(current);
    }

    private @Nullable OperatorSetChange approvedBy(PublicKey operator, long epoch, LamportTime floor) {
        List<Vote<OperatorSetChange>> early = new ArrayList<>(approvals.of(operator, epoch));
        early.removeIf(vote -> vote.stamp().time().compareTo(floor) > 0);
        return Ballot.of(early, voids).statement();
    }
}

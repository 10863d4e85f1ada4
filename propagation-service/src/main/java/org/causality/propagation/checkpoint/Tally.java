package org.causality.propagation.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.CheckpointId;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.reason.CheckpointReason;
import org.jspecify.annotations.Nullable;

/**
 * What a set of claims comes to, from one anchor on: a pure function.
 *
 * <pre>
 * a claim  --its operator says otherwise in a higher incarnation, or twice, or its feed is void--> refused
 *          --what it rests on is not certified-->                       waits
 *          --it does not fit what it rests on-->                        refused
 *          --members with two thirds of the weight claim the same-->    certified: others may rest on it
 *          --otherwise-->                                               counted
 * </pre>
 *
 * <p>An operator counts for one statement a floor, so no floor has two certified ones from one set of operators.
 */
final class Tally {

    private static final Comparator<Anchor> HIGHEST = Comparator.comparing(Anchor::floor)
            .thenComparing(anchor -> anchor.operators().epoch(), Long::compareUnsigned)
            .thenComparing(Anchor::id, Comparator.reverseOrder());

    private final Anchor base;
    private final Electorate electorate;
    private final SortedMap<CheckpointId, List<Vote<Checkpoint>>> claims = new TreeMap<>();
    private final SortedMap<CheckpointId, Anchor> certified = new TreeMap<>();
    private final SortedMap<MessageId, CheckpointReason> refused = new TreeMap<>();
    private Anchor tip;

    private Tally(Anchor base, Electorate electorate) {
        this.base = base;
        this.tip = base;
        this.electorate = electorate;
    }

    static Tally of(Anchor base, Votes<LamportTime, Checkpoint> claims, Electorate electorate, Voids voids) {
        Tally tally = new Tally(base, electorate);
        Map<Checkpoint, List<Vote<Checkpoint>>> byStatement = new HashMap<>();
        claims.forEach((_, votes) -> tally.sort(votes, voids, byStatement));
        byStatement.forEach((claimed, votes) -> tally.claims.put(claimed.id(), votes));
        tally.certify();
        tally.refuseOthers();
        tally.tip = tally.certified.values().stream().max(HIGHEST).orElse(base);
        return tally;
    }

    /** By statement first: an id costs a hash. */
    private void sort(List<Vote<Checkpoint>> votes, Voids voids, Map<Checkpoint, List<Vote<Checkpoint>>> byStatement) {
        Ballot<Checkpoint> ballot = Ballot.of(votes, voids);
        for (Vote<Checkpoint> vote : votes) {
            CheckpointReason fault = ballot.fault(vote);
            if (fault == null) {
                byStatement
                        .computeIfAbsent(vote.statement(), _ -> new ArrayList<>())
                        .add(vote);
            } else {
                refused.put(vote.stamp().id(), fault);
            }
        }
    }

    private void certify() {
        SortedMap<CheckpointId, List<Checkpoint>> above = new TreeMap<>();
        claims.values().stream()
                .map(votes -> votes.getFirst().statement())
                .forEach(claimed -> above.computeIfAbsent(Anchor.under(claimed), _ -> new ArrayList<>())
                        .add(claimed));
        Deque<Anchor> open = new ArrayDeque<>(List.of(base));
        for (Anchor on = open.poll(); on != null; on = open.poll()) {
            for (Checkpoint claimed : above.getOrDefault(on.id(), List.of())) {
                Anchor next = judge(on, claimed);
                if (next != null) {
                    certified.put(next.id(), next);
                    open.add(next);
                }
            }
        }
    }

    private @Nullable Anchor judge(Anchor on, Checkpoint claimed) {
        List<Vote<Checkpoint>> votes = Objects.requireNonNull(claims.get(claimed.id()));
        CheckpointReason fault = fault(on, claimed);
        if (fault != null) {
            refuse(votes, fault);
            return null;
        }
        Set<PublicKey> claimants = new HashSet<>();
        votes.forEach(vote -> claimants.add(vote.operator()));
        votes.stream()
                .filter(vote -> on.operators().member(vote.operator()).isEmpty())
                .forEach(vote -> refused.put(vote.stamp().id(), CheckpointReason.CLAIM_BY_STRANGER));
        if (!on.operators().isQuorum(claimants)) {
            return null;
        }
        var next = electorate.after(on.operators(), claimed);
        if (next == null) {
            refuse(votes, CheckpointReason.OPERATORS_UNAPPROVED);
            return null;
        }
        return new Anchor(claimed, next);
    }

    private static @Nullable CheckpointReason fault(Anchor on, Checkpoint claimed) {
        if (claimed.floor().compareTo(on.floor()) <= 0) {
            return CheckpointReason.CLAIM_BELOW_FLOOR;
        }
        if (claimed.epoch() != on.operators().epoch()) {
            return CheckpointReason.CLAIM_OF_ANOTHER_EPOCH;
        }
        long more = claimed.count() - on.count();
        boolean possible = Long.compareUnsigned(claimed.count(), on.count()) > 0
                && Long.compareUnsigned(more, on.floor().ticksUntil(claimed.floor())) >= 0;
        return possible ? null : CheckpointReason.CLAIM_COUNT_IMPOSSIBLE;
    }

    /** What is not certified, though something else is of the same floor. */
    private void refuseOthers() {
        Set<LamportTime> floors = new HashSet<>();
        certified.values().forEach(anchor -> floors.add(anchor.floor()));
        claims.forEach((id, votes) -> {
            if (!certified.containsKey(id)
                    && floors.contains(votes.getFirst().statement().floor())) {
                refuse(votes, CheckpointReason.CLAIM_DISAGREES);
            }
        });
    }

    private void refuse(Collection<Vote<Checkpoint>> votes, CheckpointReason why) {
        votes.forEach(vote -> refused.putIfAbsent(vote.stamp().id(), why));
    }

    /** The certified checkpoint with the highest floor; the base when there is none above it. */
    Anchor tip() {
        return tip;
    }

    /** The one that lies so many certified checkpoints below the tip; the base when there are not as many. */
    Anchor below(int depth) {
        Anchor at = tip;
        for (int i = 0; i < depth && !at.equals(base); i++) {
            Checkpoint checkpoint = Objects.requireNonNull(at.checkpoint());
            at = certified.getOrDefault(Anchor.under(checkpoint), base);
        }
        return at;
    }

    boolean isCertified(CheckpointId id) {
        return certified.containsKey(id);
    }

    /** Why claims do not count, by the message that makes them. */
    Map<MessageId, CheckpointReason> refused() {
        return refused;
    }

    /** Floors above the tip that members claim of it. */
    List<LamportTime> floorsClaimedAboveTip() {
        CheckpointId on = tip.id();
        return claims.values().stream()
                .filter(votes -> votes.stream()
                        .anyMatch(vote -> !refused.containsKey(vote.stamp().id())))
                .map(votes -> votes.getFirst().statement())
                .filter(claimed -> Anchor.under(claimed).equals(on))
                .map(Checkpoint::floor)
                .sorted()
                .toList();
    }
}

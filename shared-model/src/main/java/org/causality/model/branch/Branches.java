package org.causality.model.branch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.causality.model.branch.CanonicalBranch.Decision;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;
import org.causality.model.computation.SlotId;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the branch that counts (protocol §8). In each slot, from the last on, the step wins whose branch is more:
 *
 * <pre>
 * 1  its proof is valid                                            others never enter
 * 2  it rests on no fact retracted in the finalised prefix         others never enter, but what is final already
 * 3  more of its steps stand in final blocks
 *    then, while all is provisional, in blocks, then sent
 * 4  more work: certified orders settled, and verified steps
 * 5  the lower SHA-256(tag ‖ job ‖ hash of the finalised block that closes the window)
 * </pre>
 *
 * A step that settles an order its own branch has settled before is part of no branch. The same for every order in which the
 * evidence came; what is FINAL stays as long as the evidence keeps its own law: one final step a slot, each on the one before.
 */
public final class Branches {

    /** @param lot null while the window of one of the rivals is open */
    private record Choice(
            BranchStep step, Rank rank, @Nullable Bytes32 lot, DecidedBy by) {

        /** The rule by which this wins, or null when it loses. */
        @Nullable DecidedBy over(Choice rival) {
            if (!rank.equals(rival.rank)) {
                return rank.over(rival.rank);
            }
            if (lot != null && rival.lot != null && !lot.equals(rival.lot)) {
                return lot.compareTo(rival.lot) < 0 ? DecidedBy.LOT : null;
            }
            return step.job().compareTo(rival.step.job()) < 0 ? DecidedBy.JOB : null;
        }
    }

    private Branches() {}

    public static CanonicalBranch canonical(SlotId first, Collection<BranchStep> steps) {
        return canonical(first, steps, _ -> true);
    }

    /** @param follows what else a step must do to count; asked of parents before children */
    public static CanonicalBranch canonical(SlotId first, Collection<BranchStep> steps, Predicate<BranchStep> follows) {
        Map<SlotId, List<BranchStep>> claims = bySlot(steps);
        Map<SlotId, Choice> best = new HashMap<>();
        List<SlotId> reached = new ArrayList<>();
        Map<SlotId, List<BranchStep>> attached = attached(first, claims, follows, reached);
        Collections.reverse(reached);
        for (SlotId slot : reached) {
            Choice choice = choose(attached.getOrDefault(slot, List.of()), claims.getOrDefault(slot, List.of()), best);
            if (choice != null) {
                best.put(slot, choice);
            }
        }
        return follow(first, best);
    }

    /** Rivals by their job: no order of arrival is left in them. */
    private static Map<SlotId, List<BranchStep>> bySlot(Collection<BranchStep> steps) {
        Map<SlotId, List<BranchStep>> bySlot = new HashMap<>();
        steps.forEach(step ->
                bySlot.computeIfAbsent(step.slot(), _ -> new ArrayList<>()).add(step));
        bySlot.values().forEach(rivals -> rivals.sort(Comparator.comparing(BranchStep::job)));
        return bySlot;
    }

    /** Every step that may count and hangs on the first slot; {@code reached} gets their slots, parents before children. */
    private static Map<SlotId, List<BranchStep>> attached(
            SlotId first, Map<SlotId, List<BranchStep>> claims, Predicate<BranchStep> follows, List<SlotId> reached) {
        Map<SlotId, List<BranchStep>> attached = new HashMap<>();
        Map<SlotId, BranchStep> into = new HashMap<>();
        Set<SlotId> seen = new HashSet<>(Set.of(first));
        reached.add(first);
        for (int i = 0; i < reached.size(); i++) {
            for (BranchStep step : claims.getOrDefault(reached.get(i), List.of())) {
                if (!step.mayCount() || settlesAgain(step, into) || !follows.test(step)) {
                    continue;
                }
                attached.computeIfAbsent(step.slot(), _ -> new ArrayList<>()).add(step);
                into.putIfAbsent(step.opens(), step);
                if (seen.add(step.opens())) {
                    reached.add(step.opens());
                }
            }
        }
        return attached;
    }

    private static boolean settlesAgain(BranchStep step, Map<SlotId, BranchStep> into) {
        if (step.orders().isEmpty()) {
            return false;
        }
        BranchStep before = into.get(step.slot());
        while (before != null) {
            if (!Collections.disjoint(before.orders(), step.orders())) {
                return true;
            }
            before = into.get(before.slot());
        }
        return false;
    }

    private static @Nullable Choice choose(List<BranchStep> rivals, List<BranchStep> claims, Map<SlotId, Choice> best) {
        boolean isClosed = rivals.stream().allMatch(step -> step.closing() != null);
        List<Choice> choices =
                rivals.stream().map(step -> choice(step, best, isClosed)).toList();
        Choice winner = null;
        for (Choice rival : choices) {
            winner = winner == null || winner.over(rival) == null ? rival : winner;
        }
        return winner == null ? null : new Choice(winner.step, winner.rank, winner.lot, why(winner, choices, claims));
    }

    private static Choice choice(BranchStep step, Map<SlotId, Choice> best, boolean isClosed) {
        Choice onward = best.get(step.opens());
        Rank rank = Rank.of(step, onward == null ? Rank.NOTHING : onward.rank);
        Bytes32 closing = step.closing();
        Bytes32 lot = isClosed && closing != null
                ? DomainTag.BRANCH_LOT.hash(step.job().value().toBytes(), closing.toBytes())
                : null;
        return new Choice(step, rank, lot, DecidedBy.UNOPPOSED);
    }

    /** The last rule it needed against any of its rivals: that is the closest contest. */
    private static DecidedBy why(Choice winner, List<Choice> choices, List<BranchStep> claims) {
        DecidedBy by = DecidedBy.UNOPPOSED;
        for (BranchStep claim : claims) {
            DecidedBy early =
                    claim.isProven() ? claim.mayCount() ? DecidedBy.UNOPPOSED : DecidedBy.GROUNDS : DecidedBy.PROOF;
            by = later(by, early);
        }
        for (Choice rival : choices) {
            DecidedBy against = rival.step.equals(winner.step) ? null : winner.over(rival);
            by = against == null ? by : later(by, against);
        }
        return by;
    }

    private static DecidedBy later(DecidedBy a, DecidedBy b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static CanonicalBranch follow(SlotId first, Map<SlotId, Choice> best) {
        List<Choice> path = new ArrayList<>();
        for (Choice choice = best.get(first); choice != null; choice = best.get(choice.step.opens())) {
            path.add(choice);
        }
        List<Decision> decisions = new ArrayList<>();
        BranchState state = BranchState.PROVISIONAL;
        for (Choice choice : path.reversed()) {
            BranchState own = ofItself(choice.step.anchoring());
            state = own.compareTo(state) > 0 ? own : state;
            decisions.add(new Decision(choice.step, state, choice.by));
        }
        return new CanonicalBranch(decisions.reversed());
    }

    private static BranchState ofItself(Anchoring anchoring) {
        return switch (anchoring) {
            case NONE, SUBMITTED -> BranchState.PROVISIONAL;
            case INCLUDED -> BranchState.CANONICAL;
            case FINAL -> BranchState.FINAL;
        };
    }
}

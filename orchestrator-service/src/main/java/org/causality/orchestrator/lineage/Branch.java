package org.causality.orchestrator.lineage;

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
import java.util.stream.Collectors;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * The branch of a lineage that counts: of all chains of live steps from the genesis on, the one with the most steps that
 * stand on the chain for good, then on the chain as it is now, then the most distinct orders settled and steps made; of
 * equals, the one whose first differing step has the lowest job id. What is final on the chain never leaves it, the rest is
 * PROVISIONAL.
 *
 * <p>A step that settles an order its own branch has settled before is not part of any branch.
 *
 * @param steps from the first on; empty while only the genesis is known
 * @param next the slot the branch opens
 * @param root the root the next step starts from
 */
public record Branch(List<Step> steps, SlotId next, Bytes32 root) {
    public Branch {
        steps = List.copyOf(steps);
    }

    public static Branch genesis(LineageSpec spec) {
        return new Branch(List.of(), spec.first(), spec.genesis());
    }

    /**
     * The same for every order in which the steps came.
     *
     * @param anchors what stands on the chain, by the step's job
     * @param follows whether a step does what its program says; asked of parents before children
     */
    public static Branch canonical(
            LineageSpec spec, Collection<Step> live, Map<JobId, Anchor> anchors, Predicate<Step> follows) {
        Map<SlotId, List<Step>> bySlot = live.stream().collect(Collectors.groupingBy(Step::slot));
        Map<SlotId, Choice> best = new HashMap<>();
        List<Step> attached = attached(spec.first(), bySlot, follows);
        Collections.reverse(attached);
        for (Step step : attached) {
            Choice onward = best.get(step.opens());
            Choice through =
                    new Choice(step, Rank.of(step, anchors.get(step.job())).and(onward));
            best.merge(step.slot(), through, Choice::better);
        }
        return follow(spec, best);
    }

    /** Protocol §8, rules 3 and 4. */
    private record Rank(long last, long standing, long weight) {
        private static final Comparator<Rank> ORDER = Comparator.comparingLong(Rank::last)
                .thenComparingLong(Rank::standing)
                .thenComparingLong(Rank::weight);

        static Rank of(Step step, @Nullable Anchor anchor) {
            return new Rank(anchor != null && anchor.isFinal() ? 1 : 0, anchor == null ? 0 : 1, step.weight());
        }

        Rank and(@Nullable Choice onward) {
            return onward == null
                    ? this
                    : new Rank(last + onward.rank.last, standing + onward.rank.standing, weight + onward.rank.weight);
        }
    }

    private record Choice(Step step, Rank rank) {
        Choice better(Choice other) {
            int order = Rank.ORDER.compare(rank, other.rank);
            if (order == 0) {
                order = other.step.job().compareTo(step.job());
            }
            return order >= 0 ? this : other;
        }
    }

    /** Every step that hangs on the genesis, parents before children. */
    private static List<Step> attached(SlotId first, Map<SlotId, List<Step>> bySlot, Predicate<Step> follows) {
        List<Step> attached = new ArrayList<>();
        Map<SlotId, Step> into = new HashMap<>();
        List<SlotId> slots = new ArrayList<>(List.of(first));
        Set<SlotId> seen = new HashSet<>(slots);
        for (int i = 0; i < slots.size(); i++) {
            for (Step step : bySlot.getOrDefault(slots.get(i), List.of())) {
                if (settlesAgain(step, into) || !follows.test(step)) {
                    continue;
                }
                attached.add(step);
                into.putIfAbsent(step.opens(), step);
                if (seen.add(step.opens())) {
                    slots.add(step.opens());
                }
            }
        }
        return attached;
    }

    private static boolean settlesAgain(Step step, Map<SlotId, Step> into) {
        if (step.orders().isEmpty()) {
            return false;
        }
        @Nullable Step before = into.get(step.slot());
        while (before != null) {
            if (!Collections.disjoint(before.orders(), step.orders())) {
                return true;
            }
            before = into.get(before.slot());
        }
        return false;
    }

    private static Branch follow(LineageSpec spec, Map<SlotId, Choice> best) {
        List<Step> steps = new ArrayList<>();
        SlotId next = spec.first();
        Bytes32 root = spec.genesis();
        for (Choice choice = best.get(next); choice != null; choice = best.get(next)) {
            steps.add(choice.step);
            next = choice.step.opens();
            root = choice.step.root();
        }
        return new Branch(steps, next, root);
    }

    /** The step that fills a slot, or null when the branch does not pass it. */
    public @Nullable Step at(SlotId slot) {
        int place = place(slot);
        return place < steps.size() && steps.get(place).slot().equals(slot) ? steps.get(place) : null;
    }

    /** Whether the branch passes the slot or opens it. */
    public boolean reaches(SlotId slot) {
        return next.equals(slot) || at(slot) != null;
    }

    public boolean holds(JobId job) {
        return steps.stream().anyMatch(step -> step.job().equals(job));
    }

    private int place(SlotId slot) {
        long first = next.index() - steps.size();
        long place = slot.index() - first;
        return place < 0 || place >= steps.size() ? steps.size() : (int) place;
    }

    public Set<OrderId> settled() {
        return steps.stream().flatMap(step -> step.orders().stream()).collect(Collectors.toUnmodifiableSet());
    }

    public Set<EventId> consumed() {
        return steps.stream().flatMap(step -> step.events().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** What the steps did, first to last: from it the program's whole state follows. */
    public List<Bytes32> effects() {
        return steps.stream().map(Step::effect).toList();
    }

    /** The zk-nonce the branch has reached. */
    public long nonce() {
        return next.index() - 1;
    }
}

package org.causality.orchestrator.lineage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.causality.model.branch.Anchoring;
import org.causality.model.branch.BranchStep;
import org.causality.model.branch.Branches;
import org.causality.model.branch.CanonicalBranch;
import org.causality.model.branch.CanonicalBranch.Decision;
import org.causality.model.branch.Grounds;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * The branch of a lineage that counts, as {@link Branches} chooses it (protocol §8). A live step's proof is valid and its facts
 * stand; which batches are certified and which final block closes a window is not known here yet, so every order counts and
 * the lower job id decides between equals.
 *
 * @param steps from the first on; empty while only the genesis is known
 * @param next the slot the branch opens
 * @param root the root the next step starts from
 * @param decisions how settled each step is, and why it and no rival; one for each of {@code steps}
 */
public record Branch(List<Step> steps, SlotId next, Bytes32 root, List<Decision> decisions) {
    public Branch {
        steps = List.copyOf(steps);
        decisions = List.copyOf(decisions);
    }

    public static Branch genesis(LineageSpec spec) {
        return new Branch(List.of(), spec.first(), spec.genesis(), List.of());
    }

    /**
     * The same for every order in which the steps came.
     *
     * @param anchors what stands on the chain, by the step's job
     * @param follows whether a step does what its program says; asked of parents before children
     */
    public static Branch canonical(
            LineageSpec spec, Collection<Step> live, Map<JobId, Anchor> anchors, Predicate<Step> follows) {
        Map<JobId, Step> byJob = new HashMap<>();
        live.forEach(step -> byJob.put(step.job(), step));
        List<BranchStep> evidence = live.stream()
                .map(step -> evidence(step, anchors.get(step.job())))
                .toList();
        CanonicalBranch chosen = Branches.canonical(
                spec.first(), evidence, candidate -> follows.test(Objects.requireNonNull(byJob.get(candidate.job()))));
        List<Step> steps = chosen.steps().stream()
                .map(decision ->
                        Objects.requireNonNull(byJob.get(decision.step().job())))
                .toList();
        return steps.isEmpty()
                ? genesis(spec)
                : new Branch(steps, steps.getLast().opens(), steps.getLast().root(), chosen.steps());
    }

    private static BranchStep evidence(Step step, @Nullable Anchor anchor) {
        Anchoring anchoring = anchor == null ? Anchoring.NONE : anchor.isFinal() ? Anchoring.FINAL : Anchoring.INCLUDED;
        return new BranchStep(
                step.job(),
                step.slot(),
                step.opens(),
                Set.copyOf(step.orders()),
                step.weight(),
                true,
                Grounds.OPEN,
                anchoring,
                null);
    }

    /** Of the first step that is not on the other branch; null when there is none. */
    public @Nullable Decision parting(Branch other) {
        for (int i = 0; i < steps.size(); i++) {
            if (i >= other.steps.size() || !steps.get(i).equals(other.steps.get(i))) {
                return decisions.get(i);
            }
        }
        return null;
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

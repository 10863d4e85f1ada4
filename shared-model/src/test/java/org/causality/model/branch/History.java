package org.causality.model.branch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.causality.model.branch.CanonicalBranch.Decision;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;

/**
 * Rival branches and what becomes of them, at random from a seed: steps appear in any order, proofs fail, facts are settled or
 * retracted, one branch is taken by the chain, block by block, blocks fall, and some become final.
 */
final class History {

    private static final int STEPS_MAX = 12;
    private static final int ORDERS = 6;
    private static final List<Grounds> GROUNDS = List.of(Grounds.OPEN, Grounds.SETTLED, Grounds.RETRACTED);
    private static final List<Anchoring> PASSING = List.of(Anchoring.NONE, Anchoring.SUBMITTED, Anchoring.INCLUDED);

    /** What a node learns of one step; {@code step} is all that is known of it from then on. */
    record News(BranchStep step) {}

    final SlotId first;
    final List<BranchStep> settled = new ArrayList<>();
    private final Random random;

    History(long seed) {
        random = new Random(seed);
        first = new SlotId(new LineageId(word()), word(), 1);
        grow();
    }

    private void grow() {
        List<SlotId> open = new ArrayList<>(List.of(first));
        Map<SlotId, Bytes32> closings = new HashMap<>();
        int steps = 1 + random.nextInt(STEPS_MAX);
        for (int i = 0; i < steps; i++) {
            SlotId slot = open.get(random.nextInt(open.size()));
            SlotId opens = slot.next(word().toBytes());
            Bytes32 closing = closings.computeIfAbsent(slot, _ -> word());
            settled.add(new BranchStep(
                    new JobId(word()),
                    slot,
                    opens,
                    orders(),
                    random.nextInt(4),
                    random.nextInt(8) > 0,
                    GROUNDS.get(random.nextInt(GROUNDS.size())),
                    Anchoring.NONE,
                    closing));
            open.add(opens);
        }
        takenByTheChain();
    }

    private Set<OrderId> orders() {
        Set<OrderId> some = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            some.add(new OrderId(new Bytes32(0, 0, 0, random.nextInt(ORDERS))));
        }
        return some;
    }

    /** The contract takes valid steps, each on the one before it; the first of them are final in the end. */
    private void takenByTheChain() {
        SlotId slot = first;
        Set<OrderId> taken = new HashSet<>();
        boolean isFinal = random.nextBoolean();
        for (int place = candidate(slot, taken); place >= 0 && random.nextInt(4) > 0; place = candidate(slot, taken)) {
            BranchStep step = settled.get(place);
            isFinal &= random.nextInt(3) > 0;
            settled.set(place, with(step, step.grounds(), isFinal ? Anchoring.FINAL : below(random), step.closing()));
            taken.addAll(step.orders());
            slot = step.opens();
        }
    }

    private static Anchoring below(Random random) {
        return PASSING.get(random.nextInt(PASSING.size()));
    }

    private int candidate(SlotId slot, Set<OrderId> taken) {
        for (int i = 0; i < settled.size(); i++) {
            BranchStep step = settled.get(i);
            if (step.slot().equals(slot)
                    && step.isProven()
                    && step.grounds() != Grounds.RETRACTED
                    && Collections.disjoint(step.orders(), taken)) {
                return i;
            }
        }
        return -1;
    }

    /** All news there will be, some of it out of date before it comes; the last of each step is what is settled. */
    List<News> news(Random order) {
        Map<BranchStep, List<News>> byStep = new LinkedHashMap<>();
        for (BranchStep step : settled) {
            List<News> ofStep = new ArrayList<>();
            for (int i = order.nextInt(3); i > 0; i--) {
                Anchoring passing = PASSING.get(order.nextInt(PASSING.size()));
                ofStep.add(new News(with(step, Grounds.OPEN, passing, order.nextBoolean() ? null : step.closing())));
            }
            ofStep.add(new News(step));
            byStep.put(step, ofStep);
        }
        return merged(new ArrayList<>(byStep.values()), order);
    }

    private static List<News> merged(List<List<News>> lines, Random order) {
        List<News> merged = new ArrayList<>();
        List<List<News>> left = new ArrayList<>();
        lines.forEach(line -> left.add(new ArrayList<>(line)));
        while (!left.isEmpty()) {
            int line = order.nextInt(left.size());
            merged.add(left.get(line).removeFirst());
            if (left.get(line).isEmpty()) {
                left.remove(line);
            }
        }
        return merged;
    }

    /** Where a node ends that hears the news in that order. @throws AssertionError when something FINAL was taken back */
    CanonicalBranch told(Random order) {
        Map<JobId, BranchStep> known = new LinkedHashMap<>();
        List<JobId> last = List.of();
        CanonicalBranch branch = Branches.canonical(first, List.of());
        for (News news : news(order)) {
            known.put(news.step().job(), news.step());
            List<BranchStep> shuffled = new ArrayList<>(known.values());
            Collections.shuffle(shuffled, order);
            branch = Branches.canonical(first, shuffled);
            List<JobId> isFinal = branch.steps().stream()
                    .filter(decision -> decision.state() == BranchState.FINAL)
                    .map(decision -> decision.step().job())
                    .toList();
            if (isFinal.size() < last.size() || !isFinal.subList(0, last.size()).equals(last)) {
                throw new AssertionError("FINAL was " + last + ", and became " + isFinal);
            }
            last = isFinal;
        }
        return branch;
    }

    private static BranchStep with(
            BranchStep step, Grounds grounds, Anchoring anchoring, @org.jspecify.annotations.Nullable Bytes32 closing) {
        return new BranchStep(
                step.job(),
                step.slot(),
                step.opens(),
                step.orders(),
                step.work(),
                step.isProven(),
                grounds,
                anchoring,
                closing);
    }

    private Bytes32 word() {
        return new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    static List<JobId> jobs(CanonicalBranch branch) {
        return branch.steps().stream().map(Decision::step).map(BranchStep::job).toList();
    }
}

package org.causality.model.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.causality.model.branch.CanonicalBranch.Decision;
import org.causality.model.order.OrderId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random histories, a few here and 100,000 in {@code ./causality prove branches}; a seed that fails is told. */
class AnyHistoryTest {

    private static final long FIRST_SEED = Long.getLong("prove.seed", 1);
    private static final int HISTORIES = 2_000;
    private static final int HISTORIES_PROVEN = Integer.getInteger("prove.size", 100_000);

    @Test
    void oneWinnerInAnyOrderAndNothingFinalIsTakenBack() {
        Map<DecidedBy, Integer> decided = new EnumMap<>(DecidedBy.class);
        Map<BranchState, Integer> states = new EnumMap<>(BranchState.class);
        tell(HISTORIES, decided, states);
        assertThat(decided.keySet()).contains(DecidedBy.ANCHOR, DecidedBy.STANDING, DecidedBy.WORK, DecidedBy.LOT);
        assertThat(states.keySet()).containsExactlyInAnyOrder(BranchState.values());
    }

    @Test
    @Tag("prove")
    @Tag("prove-branches")
    void andOverAndOver() {
        Map<DecidedBy, Integer> decided = new EnumMap<>(DecidedBy.class);
        Map<BranchState, Integer> states = new EnumMap<>(BranchState.class);
        tell(HISTORIES_PROVEN, decided, states);
        System.out.printf(
                "prove: %d histories in two orders each, one winner, nothing final taken back; decided by %s, states %s%n",
                HISTORIES_PROVEN, decided, states);
    }

    private static void tell(int histories, Map<DecidedBy, Integer> decided, Map<BranchState, Integer> states) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + histories; seed++) {
            History history = new History(seed);
            CanonicalBranch one = history.told(new Random(seed));
            CanonicalBranch other = history.told(new Random(~seed));
            assertThat(other).as("seed %d", seed).isEqualTo(one);
            for (Decision decision : one.steps()) {
                decided.merge(decision.by(), 1, Integer::sum);
                states.merge(decision.state(), 1, Integer::sum);
            }
        }
    }

    @Test
    void whatTheLosersSettledIsOpenAgainUnlessItConflicts() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 200; seed++) {
            History history = new History(seed);
            CanonicalBranch before = Branches.canonical(history.first, history.settled.subList(0, 1));
            CanonicalBranch after = Branches.canonical(history.first, history.settled);
            Set<OrderId> reopened = before.reopened(after, Set.of());
            assertThat(Collections.disjoint(reopened, after.settled()))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(before.settled()).containsAll(reopened);
            assertThat(before.reopened(after, reopened)).isEmpty();
        }
    }
}

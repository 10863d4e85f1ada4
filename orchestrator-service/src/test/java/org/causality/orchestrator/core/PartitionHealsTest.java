package org.causality.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.model.chain.EventId;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.message.Stamp;
import org.causality.orchestrator.World;
import org.causality.orchestrator.lineage.Branch;
import org.junit.jupiter.api.Test;

/** F4, as far as PROVISIONAL: both sides of a split compute, afterwards all hold one branch. */
class PartitionHealsTest {
    private final Bench bench = new Bench(4);
    private final Stamp common = bench.observation();

    private void split() {
        List<Bench.Message> before = List.copyOf(bench.messages);
        bench.reach = (node, message) -> before.contains(message)
                || bench.nodes.stream()
                        .anyMatch(other -> other.feed.equals(message.sender()) && other.number / 2 == node.number / 2);
    }

    private void learn(int side, long slot, long value, long height) {
        for (Bench.Node node : bench.nodes.subList(side * 2, side * 2 + 2)) {
            node.handle(new Input.FactKnown(World.fact(slot, value, height, common)));
        }
    }

    private Branch branch(int node) {
        return bench.nodes.get(node).branch();
    }

    @Test
    void bothSidesComputeAndTheHeavierBranchCountsEverywhere() {
        bench.settle(2);
        split();
        learn(0, 1, 5, 11);
        learn(1, 2, 7, 11);
        bench.settle(20);
        learn(1, 2, 8, 12);
        bench.settle(20);
        assertThat(branch(0).steps()).hasSize(1);
        assertThat(branch(2).steps()).hasSize(2);
        assertThat(branch(0).steps().getFirst()).isNotEqualTo(branch(2).steps().getFirst());
        Branch heavier = branch(2);

        bench.reach = (_, _) -> true;
        learn(0, 2, 7, 11);
        learn(0, 2, 8, 12);
        learn(1, 1, 5, 11);
        bench.settle(60);

        assertThat(bench.nodes).allSatisfy(node -> {
            assertThat(node.branch()).isEqualTo(branch(0));
            assertThat(node.branch().steps())
                    .startsWith(heavier.steps().toArray(new org.causality.orchestrator.lineage.Step[0]));
        });
        EventId lost = World.fact(1, 5, 11, common).id();
        assertThat(branch(0).consumed())
                .as("what the losing branch was made from is work again")
                .contains(lost);
        assertThat(bench.nodes.subList(0, 2))
                .anySatisfy(node -> assertThat(bench.changes(node))
                        .anyMatch(change -> change.to() == ComputationStatus.SUPERSEDED
                                && "RESULT_OVERTAKEN".equals(change.reason())));
    }
}

package org.causality.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.orchestrator.World;
import org.causality.orchestrator.lineage.Step;
import org.junit.jupiter.api.Test;

/** F2: a competitor's result arrives first; the losing job stops, and the order settles once. F4 with orders. */
class CompetitorIsFirstTest {
    private final Bench bench = new Bench(4);
    private final SignedUserOrder order = World.order(7, 1, 5, 13);

    private static List<JobEvent.StepFell> falls(Bench.Node node) {
        return told(node, JobEvent.StepFell.class);
    }

    private static <T extends JobEvent> List<T> told(Bench.Node node, Class<T> kind) {
        return node.told.stream()
                .map(JobEvent.Told::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private void split() {
        List<Bench.Message> before = List.copyOf(bench.messages);
        bench.reach = (node, message) -> before.contains(message)
                || bench.nodes.stream()
                        .anyMatch(other -> other.feed.equals(message.sender()) && other.number / 2 == node.number / 2);
    }

    /** Both sides compute the slot with the same order; after healing one result counts. */
    private Step bothSidesCompute() {
        bench.order(order);
        bench.settle(2);
        split();
        bench.fact(World.fact(1, 5, 11, bench.observation()));
        bench.reach = bench.reach.or((_, message) -> message.content() instanceof Input.Content.Other);
        bench.settle(25);
        assertThat(bench.nodes.getFirst().branch().steps()).hasSize(1);
        assertThat(bench.nodes.getLast().branch().steps()).hasSize(1);
        bench.reach = (_, _) -> true;
        bench.settle(20);
        return bench.nodes.getFirst().branch().steps().getFirst();
    }

    @Test
    void theLoserIsSupersededAndItsOrderIsNotOpenedAgain() {
        Step step = bothSidesCompute();
        assertThat(bench.nodes).allSatisfy(node -> {
            assertThat(node.branch().steps()).containsExactly(step);
            assertThat(told(node, JobEvent.ResultVerified.class)).hasSize(2);
            assertThat(falls(node)).singleElement().satisfies(fell -> {
                assertThat(fell.reason()).isEqualTo(JobEvent.FallReason.BRANCH_LOST);
                assertThat(fell.orders())
                        .as("the branch that counts settles the same order")
                        .isEmpty();
            });
        });
        assertThat(bench.nodes.stream()
                        .flatMap(node -> node.core.jobs())
                        .map(view -> view.job().status()))
                .filteredOn(status -> status == ComputationStatus.ANNOUNCED || status == ComputationStatus.SUBMITTED)
                .as("one job lives")
                .hasSize(1);
    }
}

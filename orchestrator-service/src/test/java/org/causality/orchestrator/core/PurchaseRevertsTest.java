package org.causality.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.order.Finality;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.ComputationReason;
import org.causality.orchestrator.World;
import org.causality.orchestrator.core.Standing.WaitsFor;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chain includes a purchase and executes it in vain: only its receipt says so. */
class PurchaseRevertsTest {
    private final Bench bench = new Bench(3);
    private final SignedUserOrder order = World.order(7, 1, 5, 13);
    private Step step;
    private Bench.Node sender;

    @BeforeEach
    void aPurchaseIsSent() {
        bench.order(order);
        bench.settle(2);
        bench.fact(World.fact(1, 5, 11, bench.observation()));
        bench.settle(20);
        sender = bench.nodes.stream()
                .filter(node -> node.core.jobs().anyMatch(view -> view.job().status() == ComputationStatus.SUBMITTED))
                .findFirst()
                .orElseThrow();
        step = sender.branch().steps().stream()
                .filter(each -> each.orders().contains(order.id()))
                .findFirst()
                .orElseThrow();
    }

    private Job job() {
        return sender.core.job(step.job()).orElseThrow().job();
    }

    private Bytes32 transaction() {
        return Bench.present(job().transaction());
    }

    private List<JobEvent.StatusChanged> failures() {
        return bench.changes(sender).stream()
                .filter(change -> change.to() == ComputationStatus.FAILED)
                .toList();
    }

    @Test
    void itsJobHasFailedAndSaysWhyOnce() {
        assertThat(bench.inquired).isPositive();
        bench.reverted.add(transaction());
        bench.settle(80);
        assertThat(job().status()).isEqualTo(ComputationStatus.FAILED);
        assertThat(job().reason()).isEqualTo(ComputationReason.SUBMISSION_FAILED);
        assertThat(failures()).hasSize(1);
        assertThat(sender.core.standing(order.id()).orElseThrow().waitsFor()).isEqualTo(WaitsFor.INCLUSION);
        int asked = bench.inquired;
        bench.settle(80);
        assertThat(bench.inquired).as("nothing is left to ask").isEqualTo(asked);
        assertThat(bench.sent).as("the same bytes would fail again").hasSize(1);
    }

    @Test
    void aRestartAsksAgain() {
        bench.reverted.add(transaction());
        sender.restart();
        bench.settle(4);
        assertThat(job().reason()).isEqualTo(ComputationReason.SUBMISSION_FAILED);
        sender.restart();
        bench.settle(4);
        assertThat(failures()).hasSize(1);
    }

    @Test
    void anotherTransactionsFailureIsNotThisOnes() {
        sender.handle(new Input.PurchaseReverted(step.job(), World.word(77)));
        assertThat(job().status()).isEqualTo(ComputationStatus.SUBMITTED);
    }

    @Test
    void whatTheChainHoldsHasNotFailedWhoeverSentIt() {
        Bytes32 transaction = transaction();
        bench.fact(World.settlement(step, 12, Finality.UNSAFE, bench.observation()));
        bench.settle(2);
        sender.handle(new Input.PurchaseReverted(step.job(), transaction));
        assertThat(job().status()).isEqualTo(ComputationStatus.SUBMITTED);
        int asked = bench.inquired;
        bench.settle(80);
        assertThat(bench.inquired).as("at most one was under way").isLessThanOrEqualTo(asked + 1);
        bench.fact(World.settlement(step, 12, Finality.FINALIZED, bench.observation()));
        bench.settle(2);
        assertThat(job().status()).isEqualTo(ComputationStatus.SETTLED);
    }
}

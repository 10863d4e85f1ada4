package org.causality.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.order.Finality;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.ComputationReason;
import org.causality.orchestrator.World;
import org.causality.orchestrator.core.Standing.WaitsFor;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.Step;
import org.junit.jupiter.api.Test;

/** From an order whose condition holds to its purchase in a final block, at three operators. */
class PurchaseSettlesTest {
    private final Bench bench = new Bench(3);
    private final SignedUserOrder order = World.order(7, 1, 5, 13);
    private final Fact price = World.fact(1, 5, 11, bench.observation());

    private Step settling() {
        bench.order(order);
        bench.settle(2);
        bench.fact(price);
        bench.settle(20);
        return bench.nodes.getFirst().branch().steps().stream()
                .filter(step -> step.orders().contains(order.id()))
                .findFirst()
                .orElseThrow();
    }

    private WaitsFor waitsFor(Bench.Node node) {
        return node.core.standing(order.id()).orElseThrow().waitsFor();
    }

    private Job job(Step step) {
        return bench.nodes.stream()
                .flatMap(node -> node.core.job(step.job()).stream())
                .map(JobView::job)
                .findFirst()
                .orElseThrow();
    }

    private static <T extends JobEvent> List<T> told(Bench.Node node, Class<T> kind) {
        return node.told.stream()
                .map(JobEvent.Told::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void theResultNamesWhatItsPurchaseWillDo() {
        Step step = settling();
        assertThat(bench.nodes).allSatisfy(node -> {
            var verified = told(node, JobEvent.ResultVerified.class).stream()
                    .filter(result -> result.intent().job().equals(step.job()))
                    .toList();
            assertThat(verified).hasSize(1);
            var purchase = Bench.present(verified.getFirst().purchase());
            assertThat(purchase.emitter()).isEqualTo(World.SETTLEMENT);
            assertThat(purchase.key()).isEqualTo(step.slot().hash());
            assertThat(purchase.value()).isEqualTo(step.root().toBytes());
            assertThat(waitsFor(node)).isEqualTo(WaitsFor.INCLUSION);
        });
    }

    @Test
    void onlyTheWinnerSendsThePurchaseAndSendsItOnce() {
        Step step = settling();
        bench.settle(20);
        assertThat(bench.sent).hasSize(1);
        assertThat(job(step).status()).isEqualTo(ComputationStatus.SUBMITTED);
        assertThat(job(step).transaction()).isNotNull();
    }

    @Test
    void whatTheChainHoldsIsIncludedAndOnceFinalForGood() {
        Step step = settling();
        bench.fact(World.settlement(step, 12, Finality.UNSAFE, bench.observation()));
        bench.settle(2);
        assertThat(bench.nodes).allSatisfy(node -> {
            assertThat(told(node, JobEvent.StepAnchored.class)).hasSize(1).noneMatch(JobEvent.StepAnchored::isFinal);
            assertThat(waitsFor(node)).isEqualTo(WaitsFor.FINALITY);
        });
        Fact last = World.settlement(step, 12, Finality.FINALIZED, bench.observation());
        bench.fact(last);
        bench.settle(2);
        assertThat(job(step).status()).isEqualTo(ComputationStatus.SETTLED);
        bench.nodes.forEach(node -> node.handle(new Input.FactRetracted(price.id(), price.carrier())));
        bench.nodes.forEach(node -> node.handle(new Input.FactRetracted(last.id(), price.carrier())));
        bench.settle(2);
        assertThat(bench.nodes).allSatisfy(node -> {
            assertThat(told(node, JobEvent.StepAnchored.class)).hasSize(2);
            assertThat(told(node, JobEvent.StepFell.class)).isEmpty();
            assertThat(node.branch().holds(step.job())).isTrue();
            assertThat(waitsFor(node)).isEqualTo(WaitsFor.NOTHING);
        });
    }

    @Test
    void aReorgOfItsBlockSendsTheSameBytesAgain() {
        Step step = settling();
        Fact included = World.settlement(step, 12, Finality.UNSAFE, bench.observation());
        bench.fact(included);
        bench.settle(2);
        bench.nodes.forEach(node -> node.handle(new Input.FactRetracted(included.id(), included.carrier())));
        bench.settle(3);
        assertThat(bench.nodes)
                .allSatisfy(node -> assertThat(told(node, JobEvent.StepFell.class))
                        .singleElement()
                        .satisfies(fell -> {
                            assertThat(fell.reason()).isEqualTo(JobEvent.FallReason.REORG);
                            assertThat(fell.orders()).containsExactly(order.id());
                        }));
        assertThat(bench.sent).hasSize(2);
        assertThat(bench.sent.getFirst()).isEqualTo(bench.sent.getLast());
        assertThat(job(step).status()).isEqualTo(ComputationStatus.SUBMITTED);
    }

    @Test
    void aRetractedPriceTakesStepJobAndOrderBackOnceEach() {
        Step step = settling();
        bench.nodes.forEach(node -> node.handle(new Input.FactRetracted(price.id(), price.carrier())));
        bench.settle(3);
        assertThat(bench.nodes).allSatisfy(node -> {
            assertThat(told(node, JobEvent.StepFell.class))
                    .filteredOn(fell -> fell.job().equals(step.job()))
                    .singleElement()
                    .satisfies(fell -> {
                        assertThat(fell.reason()).isEqualTo(JobEvent.FallReason.FACT_RETRACTED);
                        assertThat(fell.orders()).containsExactly(order.id());
                    });
            assertThat(waitsFor(node)).isEqualTo(WaitsFor.CONDITION);
        });
        assertThat(job(step).status()).isEqualTo(ComputationStatus.RETRACTED);
    }

    @Test
    void aFactThatComesBackMakesTheStepCountAgain() {
        Step step = settling();
        bench.nodes.forEach(node -> node.handle(new Input.FactRetracted(price.id(), price.carrier())));
        bench.settle(1);
        bench.fact(price);
        bench.settle(1);
        assertThat(bench.nodes)
                .allSatisfy(node -> assertThat(told(node, JobEvent.ResultVerified.class))
                        .filteredOn(result -> result.intent().job().equals(step.job()))
                        .hasSize(2));
    }

    @Test
    void theJobOfAStepThatCountsAgainComesBackAndSendsTheSameBytes() {
        Step step = settling();
        bench.settle(20);
        bench.nodes.forEach(node -> node.handle(new Input.FactRetracted(price.id(), price.carrier())));
        bench.settle(1);
        assertThat(job(step).status()).isEqualTo(ComputationStatus.RETRACTED);
        bench.nodes.forEach(Bench.Node::restart);
        bench.fact(price);
        bench.settle(3);
        assertThat(job(step).status()).isEqualTo(ComputationStatus.SUBMITTED);
        assertThat(bench.sent).hasSize(2);
        assertThat(bench.sent.getFirst()).isEqualTo(bench.sent.getLast());
        assertThat(bench.nodes.stream().flatMap(node -> bench.changes(node).stream()))
                .filteredOn(change -> change.changed().id().equals(step.job())
                        && change.changed().reason() == ComputationReason.STEP_RESTORED)
                .hasSize(1);
        bench.fact(World.settlement(step, 12, Finality.FINALIZED, bench.observation()));
        bench.settle(2);
        assertThat(job(step).status()).isEqualTo(ComputationStatus.SETTLED);
    }

    @Test
    void aRestartAtAnyPointSendsTheSameBytes() {
        bench.order(order);
        bench.fact(price);
        for (int i = 0; i < 40; i++) {
            bench.settle(1);
            bench.nodes.forEach(Bench.Node::restart);
        }
        assertThat(bench.sent).isNotEmpty();
        assertThat(bench.sent.stream().distinct()).hasSize(1);
    }

    @Test
    void aSpentNonceIsSignedAnewWhenTheChainDoesNotHoldThePurchase() {
        settling();
        Bench.Node sender = bench.nodes.stream()
                .filter(node -> node.core.jobs().anyMatch(view -> view.job().status() == ComputationStatus.SUBMITTED))
                .findFirst()
                .orElseThrow();
        Job sent = sender.core
                .jobs()
                .map(JobView::job)
                .filter(job -> job.status() == ComputationStatus.SUBMITTED)
                .findFirst()
                .orElseThrow();
        Bytes signed = Bench.present(sent.signed());
        var errand = new Errand.Submit(sent.id(), World.CHAIN, signed);
        for (int i = 0; i < Limits.NONCE_SPENT_MAX; i++) {
            sender.handle(new Input.NonceSpent(errand));
        }
        assertThat(sender.core.job(sent.id()).orElseThrow().job().signed())
                .as("what the chain took once may still be included")
                .isEqualTo(signed);
    }
}

package org.causality.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.LifecycleReason;
import org.causality.orchestrator.World;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.job.Job;
import org.junit.jupiter.api.Test;

class OneSlotTest {
    private final Bench bench = new Bench(3);

    private Fact price() {
        Fact price = World.fact(1, 5, 11, bench.observation());
        bench.fact(price);
        return price;
    }

    private List<Job> jobs(ComputationStatus status) {
        return bench.nodes.stream()
                .flatMap(node -> node.core.jobs())
                .map(JobView::job)
                .filter(job -> job.status() == status)
                .toList();
    }

    @Test
    void oneWinnerComputesAndEverybodyHoldsItsResult() {
        price();

        bench.settle(20);

        assertThat(jobs(ComputationStatus.ANNOUNCED)).hasSize(1);
        assertThat(jobs(ComputationStatus.SUPERSEDED))
                .hasSize(2)
                .allMatch(job -> job.at().fence() == 0);
        assertThat(bench.nodes).allSatisfy(node -> {
            assertThat(node.branch().steps()).hasSize(1);
            assertThat(node.branch().nonce()).isEqualTo(11);
            assertThat(node.branch()).isEqualTo(bench.nodes.getFirst().branch());
        });
        Set<Object> winners = bench.nodes.stream()
                .flatMap(node -> node.told.stream())
                .map(JobEvent.Told::event)
                .filter(JobEvent.SlotDecided.class::isInstance)
                .collect(Collectors.toSet());
        assertThat(winners).hasSize(1);
    }

    @Test
    void anOrderBecomesWorkWhenItsConditionHoldsAndIsSettledOnce() {
        SignedUserOrder order = World.order(7, 1, 5, 13);
        bench.order(order);
        bench.settle(3);
        assertThat(bench.nodes.getFirst().core.queue(World.LINEAGE).isEmpty()).isTrue();

        Fact price = price();
        bench.settle(20);

        var step = bench.nodes.getLast().branch().steps().getFirst();
        assertThat(step.orders()).containsExactly(order.id());
        assertThat(step.events()).containsExactly(price.id());
        assertThat(bench.nodes.getFirst().core.queue(World.LINEAGE).isEmpty()).isTrue();
    }

    @Test
    void aRetractedFactTakesTheStepAndTheJobBack() {
        Fact price = price();
        bench.settle(20);

        bench.nodes.forEach(node -> node.handle(new Input.FactRetracted(price.id(), price.carrier())));
        bench.settle(3);

        assertThat(bench.nodes).allSatisfy(node -> {
            assertThat(node.branch().steps()).isEmpty();
            assertThat(node.core.queue(World.LINEAGE).isEmpty()).isTrue();
        });
        assertThat(jobs(ComputationStatus.RETRACTED)).hasSize(1);
        assertThat(jobs(ComputationStatus.ANNOUNCED)).isEmpty();
    }

    @Test
    void whenTheWinnerIsSilentTheNextTurnComputes() {
        price();
        for (Bench.Node node : bench.nodes) {
            bench.deliverAll(node);
        }
        bench.nodes.forEach(bench::deliverAll);
        bench.now = bench.now.plusSeconds(4);
        bench.nodes.forEach(node -> node.handle(new Input.Tick()));
        List<Bench.Node> ready = bench.nodes.stream()
                .filter(node -> node.core.jobs().anyMatch(view -> view.turn() == 0))
                .toList();
        assertThat(ready).hasSize(1);
        Bench.Node second = bench.nodes.stream()
                .filter(node -> node.core.jobs().anyMatch(view -> view.turn() == 1))
                .findFirst()
                .orElseThrow();
        assertThat(second.core.lease("w", 1, bench.now)).isEmpty();

        bench.now = bench.now.plusSeconds(10);

        assertThat(second.core.lease("w", 1, bench.now)).hasSize(1);
    }

    @Test
    void aBetterIntentThatComesLateIsToldAsTheWinner() {
        bench.reach = (node, message) ->
                message.sender().equals(node.feed) || !(message.content() instanceof Input.Content.IntentSaid);
        price();
        bench.nodes.forEach(bench::deliverAll);
        bench.now = bench.now.plusSeconds(4);
        bench.nodes.forEach(node -> node.handle(new Input.Tick()));
        assertThat(bench.nodes).extracting(OneSlotTest::winnerTold).doesNotHaveDuplicates();

        bench.reach = (_, _) -> true;
        bench.nodes.forEach(bench::deliverAll);

        assertThat(bench.nodes.stream().map(OneSlotTest::winnerTold).distinct()).hasSize(1);
    }

    private static JobId winnerTold(Bench.Node node) {
        return node.told.stream()
                .map(JobEvent.Told::event)
                .<JobId>mapMulti((event, winners) -> {
                    if (event instanceof JobEvent.SlotDecided decided) {
                        winners.accept(decided.winner().job());
                    }
                })
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void aWorkerWhoseResultCameTooLateIsToldToStop() {
        price();
        bench.nodes.forEach(bench::deliverAll);
        bench.nodes.forEach(bench::deliverAll);
        bench.now = bench.now.plusSeconds(4);
        bench.nodes.forEach(node -> node.handle(new Input.Tick()));
        bench.now = bench.now.plusSeconds(25);
        Bench.Node slow = bench.nodes.getFirst();
        Grant grant = slow.core.lease("slow", 1, bench.now).getFirst();
        assertThat(slow.core.heartbeat(grant.job(), grant.fence(), bench.now)).isInstanceOf(WorkerAnswer.GoOn.class);

        Bench.Node fast = bench.nodes.get(1);
        fast.work();
        fast.work();
        for (int i = 0; i < 3; i++) {
            List.copyOf(fast.errands).forEach(fast::runErrand);
            bench.nodes.forEach(bench::deliverAll);
            List.copyOf(slow.errands).forEach(slow::runErrand);
        }

        assertThat(Bench.present(slow.core.job(grant.job()).orElseThrow().job()).status())
                .isEqualTo(ComputationStatus.SUPERSEDED);
        assertThat(slow.core.heartbeat(grant.job(), grant.fence(), bench.now))
                .isInstanceOfSatisfying(
                        WorkerAnswer.Stop.class,
                        stop -> assertThat(stop.reason().code()).isEqualTo("RESULT_OVERTAKEN"));
    }

    @Test
    void aLostLeaseGivesTheJobToTheNextWorkerAndItsFenceToNobodyElse() {
        Bench alone = new Bench(1);
        alone.fact(World.fact(1, 5, 11, alone.observation()));
        Bench.Node node = alone.nodes.getFirst();
        alone.deliverAll(node);
        alone.now = alone.now.plusSeconds(4);
        node.handle(new Input.Tick());
        Grant first = node.core.lease("first", 1, alone.now).getFirst();

        alone.now = alone.now.plusSeconds(6);
        node.handle(new Input.Tick());
        Grant second = node.core.lease("second", 1, alone.now).getFirst();

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(node.core.heartbeat(first.job(), first.fence(), alone.now))
                .isEqualTo(new WorkerAnswer.Stop(LifecycleReason.STALE_FENCE));
        assertThat(node.core.heartbeat(second.job(), second.fence(), alone.now)).isInstanceOf(WorkerAnswer.GoOn.class);
    }

    @Test
    void aProofThatDoesNotVerifyCostsAnAttemptAndTheLastOneTheJob() {
        Bench alone = new Bench(1);
        alone.fact(World.fact(1, 5, 11, alone.observation()));
        Bench.Node node = alone.nodes.getFirst();
        alone.deliverAll(node);
        alone.now = alone.now.plusSeconds(4);
        node.handle(new Input.Tick());
        for (int i = 0; i < 3; i++) {
            Grant grant = node.core.lease("liar", 1, alone.now).getFirst();
            var made = new org.causality.orchestrator.proof.Made(
                    World.word(3), World.word(4).toBytes());
            var _ = node.core.result(grant.job(), grant.fence(), made, alone.now);
            node.drain();
            List.copyOf(node.errands).forEach(node::runErrand);
        }

        Job job = node.core.jobs().findFirst().orElseThrow().job();
        assertThat(job.status()).isEqualTo(ComputationStatus.FAILED);
        assertThat(job.attempts()).isEqualTo(3);
        assertThat(node.core.lease("liar", 1, alone.now)).isEmpty();
    }

    @Test
    void aRestartInEveryStepLosesNothing() {
        price();

        for (int i = 0; i < 40; i++) {
            bench.settle(1);
            bench.nodes.forEach(Bench.Node::restart);
        }

        assertThat(bench.nodes)
                .allSatisfy(node -> assertThat(node.branch().steps()).hasSize(1));
        assertThat(jobs(ComputationStatus.ANNOUNCED)).hasSize(1);
    }
}

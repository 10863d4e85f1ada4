package org.causality.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.ComputationReason;
import org.causality.orchestrator.World;
import org.causality.orchestrator.job.Job;
import org.junit.jupiter.api.Test;

/** F3: nobody delivers until the order cannot be settled any more. */
class WindowClosesTest {
    @Test
    void theJobExpiresAndItsOrderIsNoWorkAnyMore() {
        Bench bench = new Bench(1);
        Bench.Node node = bench.nodes.getFirst();
        SignedUserOrder order = World.order(1, 1, 5, 100);
        bench.order(order);
        bench.deliverAll(node);
        bench.fact(World.fact(1, 5, 11, bench.observation()));
        bench.deliverAll(node);
        bench.now = bench.now.plusSeconds(4);
        node.handle(new Input.Tick());
        Grant grant = node.core.lease("slow", 1, bench.now).getFirst();

        node.handle(new Input.HeightKnown(World.CHAIN, 1_000));

        Job job = Bench.present(node.core.job(grant.job()).orElseThrow().job());
        assertThat(job.status()).isEqualTo(ComputationStatus.EXPIRED);
        assertThat(job.reason()).isEqualTo(ComputationReason.JOB_WINDOW_CLOSED);
        assertThat(node.core.heartbeat(grant.job(), grant.fence(), bench.now))
                .isEqualTo(new WorkerAnswer.Stop(ComputationReason.JOB_WINDOW_CLOSED));
        assertThat(node.core.queue(World.LINEAGE).orders()).isEmpty();
        assertThat(List.copyOf(bench.changes(node)))
                .filteredOn(change -> change.to() == ComputationStatus.EXPIRED)
                .hasSize(1);
    }
}

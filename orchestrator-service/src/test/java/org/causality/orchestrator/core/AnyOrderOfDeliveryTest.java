package org.causality.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.SlotId;
import org.causality.orchestrator.World;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.job.Job;

/** Three operators, random delivery with drops that come later, workers and errands at random times. */
class AnyOrderOfDeliveryTest {
    private static final int STEPS = 1_500;

    @Property(tries = 60)
    void allComeToTheSameLineage(@ForAll long seed) {
        Random random = new Random(seed);
        Bench bench = new Bench(3);
        Fact price = World.fact(1, 5, 11, bench.observation());
        spread(bench, random, price);
        bench.order(World.order(1, 1, 5, 100));
        run(bench, random, STEPS);
        spread(bench, random, World.fact(2, 9, 14, bench.observation()));
        bench.order(World.order(2, 2, 9, 100));
        run(bench, random, STEPS);
        boolean reorg = random.nextBoolean();
        if (reorg) {
            bench.nodes.forEach(node -> node.handle(new Input.FactRetracted(price.id(), price.carrier())));
        }
        run(bench, random, STEPS);

        bench.settle(200);

        agree(bench);
        assertThat(bench.nodes.getFirst().branch().settled()).hasSize(reorg ? 1 : 2);
        noSlotIsComputedTwice(bench);
        eventsAreTotallyOrdered(bench);
    }

    private static void spread(Bench bench, Random random, Fact fact) {
        for (Bench.Node node : bench.nodes) {
            node.handle(new Input.FactKnown(fact));
            run(bench, random, random.nextInt(20));
        }
    }

    private static void run(Bench bench, Random random, int steps) {
        for (int i = 0; i < steps; i++) {
            bench.step(random);
        }
    }

    private static void agree(Bench bench) {
        assertThat(bench.nodes)
                .allSatisfy(node -> assertThat(node.branch())
                        .isEqualTo(bench.nodes.getFirst().branch()));
    }

    /** Of all jobs proven for a slot, at most one was not overtaken or taken back. */
    private static void noSlotIsComputedTwice(Bench bench) {
        Map<SlotId, List<Job>> standing = bench.nodes.stream()
                .flatMap(node -> node.core.jobs())
                .map(JobView::job)
                .filter(job -> job.status() == ComputationStatus.PROVEN
                        || job.status() == ComputationStatus.ANNOUNCED
                        || job.status() == ComputationStatus.SUBMITTED)
                .collect(Collectors.groupingBy(job -> job.intent().slot()));
        assertThat(standing.values()).allSatisfy(jobs -> assertThat(jobs).hasSizeLessThanOrEqualTo(1));
    }

    private static void eventsAreTotallyOrdered(Bench bench) {
        for (Bench.Node node : bench.nodes) {
            for (int i = 1; i < node.told.size(); i++) {
                JobEvent.Told before = node.told.get(i - 1);
                JobEvent.Told after = node.told.get(i);
                boolean later = after.sequence() > before.sequence()
                        || (after.sequence() == before.sequence() && after.index() > before.index());
                assertThat(later).as("%s then %s", before, after).isTrue();
            }
        }
    }
}

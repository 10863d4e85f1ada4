package org.causality.orchestrator.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;
import org.causality.orchestrator.World;
import org.junit.jupiter.api.Test;

class BranchTest {
    private static Step step(long job, SlotId slot, Bytes32 oldRoot, long root, long... orders) {
        List<OrderId> settled = java.util.Arrays.stream(orders)
                .mapToObj(id -> new OrderId(World.word(id)))
                .toList();
        return new Step(
                new JobId(World.word(job)), slot, oldRoot, World.word(job), World.word(root), settled, List.of());
    }

    private static Step after(Step parent, long job, long root, long... orders) {
        return step(job, parent.opens(), parent.root(), root, orders);
    }

    private static Step first(long job, long root, long... orders) {
        return step(job, World.LINEAGE.first(), World.LINEAGE.genesis(), root, orders);
    }

    private static Branch canonical(List<Step> steps) {
        return canonical(steps, Map.of());
    }

    private static Branch canonical(List<Step> steps, Map<JobId, Anchor> anchors) {
        return Branch.canonical(World.LINEAGE, steps, anchors, _ -> true);
    }

    @Test
    void withoutStepsTheGenesisIsOpen() {
        assertThat(canonical(List.of())).isEqualTo(Branch.genesis(World.LINEAGE));
    }

    @Test
    void moreOrdersAndStepsWin() {
        Step short1 = first(1, 100, 7, 8);
        Step long1 = first(2, 200);
        Step long2 = after(long1, 3, 201);
        assertThat(canonical(List.of(short1, long1, long2)).steps()).containsExactly(short1);

        Step long3 = after(long2, 4, 202, 7);
        assertThat(canonical(List.of(short1, long1, long2, long3)).steps()).containsExactly(long1, long2, long3);
    }

    @Test
    void ofEqualsTheLowestJobWins() {
        Step a = first(5, 100);
        Step b = first(4, 200);
        assertThat(canonical(List.of(a, b)).steps()).containsExactly(b);
    }

    @Test
    void anOrderSettlesOnceOnABranch() {
        Step a = first(1, 100, 7);
        Step again = after(a, 2, 101, 7);
        assertThat(canonical(List.of(a, again)).steps()).containsExactly(a);
    }

    @Test
    void whatStandsOnTheChainOutranksWeight() {
        Step heavy = first(1, 100, 7, 8);
        Step light = first(2, 200, 9);
        Map<JobId, Anchor> included = Map.of(light.job(), new Anchor(new EventId(World.word(50)), false));
        assertThat(canonical(List.of(heavy, light)).steps()).containsExactly(heavy);
        assertThat(canonical(List.of(heavy, light), included).steps()).containsExactly(light);
    }

    @Test
    void whatIsFinalOutranksWhatIsIncluded() {
        Step a = first(1, 100, 7);
        Step b = first(2, 200, 8);
        Map<JobId, Anchor> anchors = Map.of(
                a.job(), new Anchor(new EventId(World.word(50)), false),
                b.job(), new Anchor(new EventId(World.word(51)), true));
        assertThat(canonical(List.of(a, b), anchors).steps()).containsExactly(b);
    }

    @Test
    void whatDoesNotFollowFromTheProgramIsLeftOut() {
        Step a = first(1, 100);
        Step b = after(a, 2, 101);
        assertThat(Branch.canonical(World.LINEAGE, List.of(a, b), Map.of(), step -> !step.equals(a))
                        .steps())
                .isEmpty();
    }

    @Property(tries = 200)
    void theOrderOfArrivalDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        for (int job = 0; job < 30; job++) {
            Step parent = steps.isEmpty() || random.nextInt(4) == 0 ? null : steps.get(random.nextInt(steps.size()));
            long order = random.nextInt(5);
            steps.add(parent == null ? first(job, 1_000 + job, order) : after(parent, job, 1_000 + job, order));
        }
        Branch before = canonical(steps);
        Collections.shuffle(steps, random);
        assertThat(canonical(steps)).isEqualTo(before);
    }
}

package org.causality.orchestrator.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.orchestrator.World;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.Step;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private final Facts facts = new Facts();
    private final Orders orders = new Orders();
    private final Branch genesis = Branch.genesis(World.LINEAGE);

    private static Stamp stamp(long number) {
        return new Stamp(new LamportTime(number), new MessageId(World.word(number)));
    }

    private Work next(Branch branch) {
        return WorkQueue.next(World.operatorKey(0).publicKey(), World.LINEAGE, branch, facts, orders);
    }

    private Fact known(long slot, long value, long height) {
        Fact fact = World.fact(slot, value, height, stamp(100 * height + slot));
        var _ = facts.add(fact);
        return fact;
    }

    private SignedUserOrder open(int salt, long nonceBelow) {
        SignedUserOrder order = World.order(salt, 1, 5, nonceBelow);
        var _ = orders.carried(order, stamp(10_000 + salt));
        var _ = orders.standing(order.id(), OrderStatus.OPEN);
        return order;
    }

    private Branch after(Fact fact) {
        var step = new Step(
                new org.causality.model.computation.JobId(World.word(1)),
                World.LINEAGE.first(),
                World.LINEAGE.genesis(),
                World.word(2),
                World.word(3),
                List.of(),
                List.of(fact.id()));
        return Branch.canonical(World.LINEAGE, List.of(step), Map.of(), _ -> true);
    }

    @Test
    void theNewestValueOfAKeyIsWork() {
        var _ = known(1, 4, 10);
        Fact newer = known(1, 5, 11);
        assertThat(next(genesis).events()).containsExactly(newer.id());
    }

    @Test
    void whatABranchWasMadeFromIsNoWorkForItAgain() {
        Fact price = known(1, 5, 11);
        assertThat(next(after(price)).isEmpty()).isTrue();
        Fact newer = known(1, 6, 12);
        assertThat(next(after(price)).events()).containsExactly(newer.id());
    }

    @Test
    void aConsumedFactIsNamedAgainBesideTheOrderThatReadsIt() {
        Fact price = known(1, 5, 11);
        SignedUserOrder order = open(1, 13);
        Work work = next(after(price));
        assertThat(work.orders()).containsExactly(order.id());
        assertThat(work.events()).containsExactly(price.id());
    }

    @Test
    void anOrderWaitsForItsValueItsNonceAndItsBook() {
        SignedUserOrder order = open(1, 13);
        assertThat(next(genesis).isEmpty()).isTrue();
        var _ = known(1, 6, 11);
        assertThat(next(genesis).orders()).isEmpty();
        Fact five = known(1, 5, 12);
        assertThat(next(genesis).orders()).containsExactly(order.id());
        var _ = orders.standing(order.id(), OrderStatus.CANCELLED);
        assertThat(next(genesis).orders()).isEmpty();
        var _ = open(2, 11);
        assertThat(next(genesis).orders()).hasSize(1);
        assertThat(next(after(five)).orders()).isEmpty();
    }

    @Test
    void aRetractedFactTakesTheWorkBack() {
        Fact price = known(1, 5, 11);
        var _ = open(1, 13);
        var _ = facts.remove(price.id());
        assertThat(next(genesis).isEmpty()).isTrue();
    }

    @Test
    void aStepIsMadeOfNoMoreThanItsHeaderCanName() {
        for (int slot = 1; slot <= 20; slot++) {
            var _ = known(slot, 5, 10 + slot);
        }
        Work work = next(genesis);
        assertThat(work.events()).hasSize(WorkQueue.INPUTS_MAX);
        assertThat(work.dependencies()).hasSize(WorkQueue.INPUTS_MAX);
    }
}

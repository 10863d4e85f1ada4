package org.causality.model.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.causality.model.LifeCycleComment;
import org.causality.model.codec.Bytes32;
import org.causality.model.lifecycle.Change;
import org.causality.model.lifecycle.Outcome;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.reason.OrderReason;
import org.junit.jupiter.api.Test;

class OrderLifeCycleTest {
    private static final Bytes32 EVIDENCE = new Bytes32(0, 0, 0, 1);
    private static final Set<OrderStatus> ENDS = EnumSet.of(
            OrderStatus.SETTLED,
            OrderStatus.CANCELLED,
            OrderStatus.EXPIRED,
            OrderStatus.SUPERSEDED,
            OrderStatus.INVALID);

    @Test
    void theClassCommentShowsTheTable() {
        LifeCycleComment.check(OrderLifeCycle.class, OrderLifeCycle.TABLE);
    }

    @Test
    void exactlyTheFinalStatesAreTerminal() {
        assertThat(Arrays.stream(OrderStatus.values()).filter(OrderLifeCycle.TABLE::isTerminal))
                .containsExactlyInAnyOrderElementsOf(ENDS);
    }

    @Test
    void anOrderTravelsToSettlement() {
        Snapshot<OrderStatus> order = OrderLifeCycle.TABLE.start();
        order = changed(order, Change.to(OrderStatus.OPEN, OrderReason.ADMITTED, EVIDENCE));
        order = changed(
                order,
                Change.to(OrderStatus.CLAIMED, OrderReason.LEASED, EVIDENCE).withFence(7));
        order = changed(
                order,
                Change.to(OrderStatus.COMPUTING, OrderReason.COMPUTATION_STARTED, EVIDENCE)
                        .withFence(7));
        order = changed(order, Change.to(OrderStatus.PROVEN, OrderReason.PROOF_VERIFIED, EVIDENCE));
        order = changed(order, Change.to(OrderStatus.SUBMITTED, OrderReason.SUBMITTED_TO_CHAIN, EVIDENCE));
        order = changed(order, Change.to(OrderStatus.INCLUDED, OrderReason.INCLUDED_IN_BLOCK, EVIDENCE));
        order = changed(order, Change.to(OrderStatus.SETTLED, OrderReason.INCLUSION_FINAL, EVIDENCE));
        assertThat(order).isEqualTo(new Snapshot<>(OrderStatus.SETTLED, 7, 7));
    }

    @Test
    void aReorgOpensAProvenOrderAgain() {
        Snapshot<OrderStatus> proven = new Snapshot<>(OrderStatus.PROVEN, 4, 7);
        Outcome<OrderStatus> outcome =
                OrderLifeCycle.TABLE.apply(proven, Change.to(OrderStatus.OPEN, OrderReason.REORG, EVIDENCE));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Changed.class,
                        changed -> assertThat(changed.retracts()).isTrue());
    }

    @Test
    void theChainOvertakesACancellation() {
        Snapshot<OrderStatus> asked = new Snapshot<>(OrderStatus.CANCEL_REQUESTED, 3, 0);
        assertThat(changed(asked, Change.to(OrderStatus.INCLUDED, OrderReason.INCLUDED_IN_BLOCK, EVIDENCE))
                        .state())
                .isEqualTo(OrderStatus.INCLUDED);
    }

    @Property
    void noSequenceOfWishesLeavesAnEndOrSkipsAVersion(@ForAll("wishes") List<Wish> wishes) {
        Snapshot<OrderStatus> order = OrderLifeCycle.TABLE.start();
        for (Wish wish : wishes) {
            Snapshot<OrderStatus> before = order;
            Outcome<OrderStatus> outcome = OrderLifeCycle.TABLE.apply(
                    before, Change.to(wish.to, wish.reason, EVIDENCE).withFence(wish.fence));
            order = switch (outcome) {
                case Outcome.Changed<OrderStatus> changed -> {
                    assertThat(ENDS).doesNotContain(before.state());
                    assertThat(changed.after().version()).isEqualTo(before.version() + 1);
                    assertThat(changed.after().fence()).isGreaterThanOrEqualTo(before.fence());
                    yield changed.after();
                }
                case Outcome.Unchanged<OrderStatus>(Snapshot<OrderStatus> current) -> current;
                case Outcome.Refused<OrderStatus> refused -> refused.current();
            };
        }
    }

    record Wish(OrderStatus to, OrderReason reason, int fence) {}

    @Provide
    Arbitrary<List<Wish>> wishes() {
        return Combinators.combine(
                        Arbitraries.of(OrderStatus.class),
                        Arbitraries.of(OrderReason.class),
                        Arbitraries.integers().between(0, 3))
                .as(Wish::new)
                .list()
                .ofMaxSize(60);
    }

    private static Snapshot<OrderStatus> changed(Snapshot<OrderStatus> before, Change<OrderStatus> change) {
        Outcome<OrderStatus> outcome = OrderLifeCycle.TABLE.apply(before, change);
        assertThat(outcome).isInstanceOf(Outcome.Changed.class);
        return ((Outcome.Changed<OrderStatus>) outcome).after();
    }
}

package org.causality.mempool.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.causality.mempool.Wallet;
import org.causality.model.lifecycle.Change;
import org.causality.model.message.LamportTime;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.LifecycleReason;
import org.causality.model.reason.OrderReason;
import org.causality.model.reason.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusIsUpdatedTest {
    private final WholeBook book = new WholeBook();
    private final SignedUserOrder order = Wallet.fresh().signed(0, 1);

    @BeforeEach
    void anOpenOrder() {
        book.deliver(List.of(new Log().order(1, order)));
    }

    private StatusChange wish(OrderStatus to, OrderReason reason, StatusChange.Actor actor, long version, long fence) {
        return new StatusChange(
                order.id(),
                to,
                reason,
                actor,
                new Stamp(new LamportTime(9), Log.id(9)),
                version,
                fence,
                new Cursor(2, 1),
                Instant.EPOCH);
    }

    private Updated update(StatusChange wish) {
        Page page = book.open(Wanted.nothing().add(wish.order()), book.totals());
        Updated updated = OrderBook.updateOrderStatus(page, wish);
        book.store(page);
        return updated;
    }

    private static Reason reasonOf(Updated updated) {
        return ((Updated.Refused) updated).reason();
    }

    @Test
    void aLeaseTakesTheFence() {
        Updated updated = update(wish(OrderStatus.CLAIMED, OrderReason.LEASED, StatusChange.Actor.OPERATOR, 1, 7));
        assertThat(updated).isInstanceOf(Updated.Changed.class);
        assertThat(Objects.requireNonNull(book.find(order.id())).state().fence())
                .isEqualTo(7);
    }

    @Test
    void whoHasReadAnOlderVersionIsRefused() {
        assertThat(reasonOf(update(wish(OrderStatus.CLAIMED, OrderReason.LEASED, StatusChange.Actor.OPERATOR, 0, 7))))
                .isEqualTo(LifecycleReason.STALE_VERSION);
    }

    @Test
    void aStepThatTheTableLacksIsRefused() {
        assertThat(reasonOf(update(wish(
                        OrderStatus.SETTLED,
                        OrderReason.INCLUSION_FINAL,
                        StatusChange.Actor.CHAIN,
                        Change.ANY_VERSION,
                        0))))
                .isEqualTo(LifecycleReason.ILLEGAL_TRANSITION);
    }

    @Test
    void nobodySpeaksForTheOwner() {
        assertThat(reasonOf(update(wish(
                        OrderStatus.CANCEL_REQUESTED,
                        OrderReason.OWNER_CANCELLED,
                        StatusChange.Actor.OPERATOR,
                        Change.ANY_VERSION,
                        0))))
                .isEqualTo(LifecycleReason.WRONG_CAUSE);
    }

    @Test
    void anUnknownOrderIsRefused() {
        StatusChange wish = new StatusChange(
                Wallet.fresh().signed(0, 3).id(),
                OrderStatus.CLAIMED,
                OrderReason.LEASED,
                StatusChange.Actor.OPERATOR,
                new Stamp(new LamportTime(9), Log.id(9)),
                Change.ANY_VERSION,
                1,
                new Cursor(2, 1),
                Instant.EPOCH);
        assertThat(reasonOf(update(wish))).isEqualTo(AdmissionReason.ORDER_UNKNOWN);
    }

    @Test
    void everyReasonHasSomebodyWhoMayGiveIt() {
        assertThat(List.of(OrderReason.values()))
                .allMatch(reason ->
                        List.of(StatusChange.Actor.values()).stream().anyMatch(actor -> actor.mayGive(reason)));
    }
}

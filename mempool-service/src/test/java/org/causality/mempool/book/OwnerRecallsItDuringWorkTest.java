package org.causality.mempool.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.mempool.book.JobNews.Fall.BRANCH_LOST;

import java.util.List;
import java.util.Objects;
import org.causality.mempool.Wallet;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cancellation or a replacement that comes while work is under way: it waits for the work, and is not forgotten. */
class OwnerRecallsItDuringWorkTest {
    private final WholeBook book = new WholeBook();
    private final Log log = new Log();
    private final Jobs jobs = new Jobs(1, 9);
    private final Wallet wallet = Wallet.fresh();
    private final SignedUserOrder order = wallet.signed(0, 1);
    private final OrderId id = order.id();

    @BeforeEach
    void anOpenOrder() {
        book.deliver(List.of(log.order(1, order)));
    }

    private OrderRecord record() {
        return Objects.requireNonNull(book.find(id));
    }

    private void cancelled(int number) {
        book.deliver(List.of(log.cancellation(number, wallet.cancel(id), 1)));
    }

    private void superseded(int number) {
        SignedUserOrder next = wallet.sign(wallet.order(1, 2, id));
        book.deliver(List.of(log.order(number, next, 1)));
    }

    @Test
    void aClaimedOrderIsCancelledWhenTheLeaseEnds() {
        book.hear(List.of(jobs.decided(13, 1, id)));
        cancelled(2);
        assertThat(record().status()).isEqualTo(OrderStatus.CANCEL_REQUESTED);
        book.hear(List.of(jobs.moved(14)));
        assertThat(record().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(record().history().getLast().cause().id()).isEqualTo(Log.id(2));
    }

    @Test
    void theChainOvertakesACancellation() {
        book.hear(List.of(jobs.decided(13, 1, id)));
        cancelled(2);
        book.hear(List.of(jobs.verified(id), jobs.moved(14)));
        assertThat(record().status()).isEqualTo(OrderStatus.CANCEL_REQUESTED);
        book.hear(List.of(jobs.anchored(true, id)));
        assertThat(record().status()).isEqualTo(OrderStatus.SETTLED);
    }

    @Test
    void aRequestedCancellationTakesEffectWhenTheResultFalls() {
        book.hear(List.of(jobs.decided(13, 1, id)));
        cancelled(2);
        book.hear(List.of(jobs.verified(id), jobs.fell(1, BRANCH_LOST, id)));
        assertThat(record().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void aProvenOrderIsCancelledWhenItWouldOpenAgain() {
        book.hear(List.of(jobs.verified(id)));
        cancelled(2);
        assertThat(record().status()).isEqualTo(OrderStatus.PROVEN);
        book.hear(List.of(jobs.fell(1, BRANCH_LOST, id)));
        assertThat(record().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(record().history())
                .extracting(HistoryStep::to)
                .endsWith(OrderStatus.OPEN, OrderStatus.CANCEL_REQUESTED, OrderStatus.CANCELLED);
        assertThat(book.totals().open()).isZero();
    }

    @Test
    void aClaimedOrderIsSupersededWhenTheLeaseEnds() {
        book.hear(List.of(jobs.decided(13, 1, id), jobs.own(13, 1, ComputationStatus.PROVING, id)));
        superseded(2);
        assertThat(record().status()).isEqualTo(OrderStatus.COMPUTING);
        book.hear(List.of(jobs.own(13, 1, ComputationStatus.FAILED, id)));
        assertThat(record().status()).isEqualTo(OrderStatus.SUPERSEDED);
        assertThat(record().history().getLast().cause().id()).isEqualTo(Log.id(2));
    }

    @Test
    void ofTwoRecallsTheFirstInTheTotalOrderIsNamed() {
        book.hear(List.of(jobs.decided(13, 1, id)));
        cancelled(5);
        superseded(3);
        book.hear(List.of(jobs.moved(14)));
        assertThat(record().status()).isEqualTo(OrderStatus.SUPERSEDED);
        assertThat(record().history().getLast().cause().id()).isEqualTo(Log.id(3));
    }

    @Test
    void aRecalledOrderIsNotClaimedAnew() {
        book.hear(List.of(jobs.verified(id)));
        cancelled(2);
        book.hear(List.of(jobs.fell(1, BRANCH_LOST, id), jobs.decided(14, 2, id)));
        assertThat(record().status()).isEqualTo(OrderStatus.CANCELLED);
    }
}

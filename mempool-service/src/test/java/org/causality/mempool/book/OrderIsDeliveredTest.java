package org.causality.mempool.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.causality.mempool.Wallet;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.CausalReason;
import org.causality.model.reason.OrderReason;
import org.causality.model.reason.Reason;
import org.junit.jupiter.api.Test;

class OrderIsDeliveredTest {
    private final WholeBook book = new WholeBook();
    private final Log log = new Log();
    private final Wallet wallet = Wallet.fresh();
    private final SignedUserOrder order = wallet.signed(0, 1);

    private OrderRecord record(SignedUserOrder signed) {
        return Objects.requireNonNull(book.find(signed.id()));
    }

    private static List<String> told(List<Reduced> reduced) {
        return reduced.stream()
                .flatMap(one -> one instanceof Reduced.Applied(var events) ? events.stream() : null)
                .map(event -> event.step().from() + ">" + event.step().to() + "@"
                        + event.step().cursor())
                .toList();
    }

    private static Reason reasonOf(Reduced reduced) {
        return ((Reduced.Ignored) reduced).reason();
    }

    @Test
    void itOpens() {
        assertThat(told(book.deliver(List.of(log.order(1, order))))).containsExactly("RECEIVED>OPEN@1.1");
        assertThat(record(order).status()).isEqualTo(OrderStatus.OPEN);
        assertThat(record(order).carriers()).containsExactly(Log.id(1));
        assertThat(record(order).history().getFirst().reason()).isEqualTo(OrderReason.ADMITTED);
    }

    @Test
    void aSecondCarrierRaisesNoEvent() {
        book.deliver(List.of(log.order(1, order)));
        assertThat(book.deliver(List.of(log.order(2, order)))).containsExactly(new Reduced.Repeated());
        assertThat(record(order).carriers()).containsExactly(Log.id(1), Log.id(2));
    }

    @Test
    void aSequenceHandledBeforeIsSkipped() {
        Delivery delivery = log.order(1, order);
        book.deliver(List.of(delivery));
        assertThat(book.deliver(List.of(delivery, delivery)))
                .containsExactly(new Reduced.Repeated(), new Reduced.Repeated());
    }

    @Test
    void anotherOrderOfItsNonceMakesBothConflict() {
        SignedUserOrder rival = wallet.signed(0, 2);
        List<Reduced> reduced = book.deliver(List.of(log.order(1, order), log.order(2, rival)));
        assertThat(told(reduced)).containsExactly("RECEIVED>OPEN@1.1", "RECEIVED>CONFLICT@2.1", "OPEN>CONFLICT@2.2");
        assertThat(book.statuses().values()).containsOnly(OrderStatus.CONFLICT);
    }

    @Test
    void itsOwnerCancelsIt() {
        List<Reduced> reduced =
                book.deliver(List.of(log.order(1, order), log.cancellation(2, wallet.cancel(order.id()), 1)));
        assertThat(told(reduced))
                .containsExactly("RECEIVED>OPEN@1.1", "OPEN>CANCEL_REQUESTED@2.1", "CANCEL_REQUESTED>CANCELLED@2.2");
        assertThat(record(order).history().getLast().cause().id()).isEqualTo(Log.id(2));
        assertThat(book.totals().open()).isZero();
    }

    @Test
    void aSecondCancellationChangesNothing() {
        book.deliver(List.of(log.order(1, order), log.cancellation(2, wallet.cancel(order.id()), 1)));
        assertThat(book.deliver(List.of(log.cancellation(3, wallet.cancel(order.id()), 1))))
                .containsExactly(new Reduced.Repeated());
    }

    @Test
    void aStrangersCancellationIsIgnored() {
        List<Reduced> reduced = book.deliver(
                List.of(log.order(1, order), log.cancellation(2, Wallet.fresh().cancel(order.id()), 1)));
        assertThat(reasonOf(reduced.getLast())).isEqualTo(AdmissionReason.NOT_OWNER);
        assertThat(record(order).status()).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void aCancellationBeforeItIsACausalViolation() {
        List<Reduced> reduced = book.deliver(List.of(log.cancellation(1, wallet.cancel(order.id()), 2)));
        assertThat(reasonOf(reduced.getFirst())).isEqualTo(CausalReason.MISSING_DEPENDENCY);
    }

    @Test
    void aCancellationThatNamesNoCarrierIsIgnored() {
        List<Reduced> reduced =
                book.deliver(List.of(log.order(1, order), log.cancellation(2, wallet.cancel(order.id()))));
        assertThat(reasonOf(reduced.getLast())).isEqualTo(CausalReason.MISSING_DEPENDENCY);
        assertThat(record(order).status()).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void anyCarrierMayBeNamed() {
        book.deliver(
                List.of(log.order(1, order), log.order(2, order), log.cancellation(3, wallet.cancel(order.id()), 2)));
        assertThat(record(order).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void anotherOrderSupersedesIt() {
        SignedUserOrder next = wallet.sign(wallet.order(1, 2, order.id()));
        List<Reduced> reduced = book.deliver(List.of(log.order(1, order), log.order(2, next, 1)));
        assertThat(told(reduced)).containsExactly("RECEIVED>OPEN@1.1", "RECEIVED>OPEN@2.1", "OPEN>SUPERSEDED@2.2");
    }

    @Test
    void aStrangerSupersedesNothing() {
        Wallet stranger = Wallet.fresh();
        SignedUserOrder next = stranger.sign(stranger.order(1, 2, order.id()));
        book.deliver(List.of(log.order(1, order), log.order(2, next, 1)));
        assertThat(book.statuses().values()).containsOnly(OrderStatus.OPEN);
    }

    @Test
    void whatDoesNotConcernTheBookOnlyMovesItsPlace() {
        assertThat(book.deliver(List.of(log.other(1), log.other(2))))
                .containsExactly(new Reduced.Passed(), new Reduced.Passed());
        assertThat(book.totals().delivered()).isEqualTo(2);
        assertThat(book.records()).isEmpty();
    }
}

package org.causality.mempool.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.causality.mempool.Wallet;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.OrderReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An open order is taken up, proven, included and settled. */
class OrderIsComputedTest {
    private final WholeBook book = new WholeBook();
    private final Log log = new Log();
    private final Jobs jobs = new Jobs(1, 2);
    private final SignedUserOrder order = Wallet.fresh().signed(0, 1);
    private final OrderId id = order.id();

    @BeforeEach
    void anOpenOrder() {
        book.deliver(List.of(log.order(1, order)));
    }

    private OrderRecord record() {
        return Objects.requireNonNull(book.find(id));
    }

    private List<String> heard(JobNews... news) {
        return book.hear(List.of(news)).stream()
                .flatMap(one -> one instanceof Reduced.Applied(var events) ? events.stream() : null)
                .map(event -> event.step().from() + ">" + event.step().to() + " "
                        + event.step().reason() + "@" + event.step().cursor())
                .toList();
    }

    @Test
    void whoseSlotIsDecidedIsClaimed() {
        assertThat(heard(jobs.decided(13, 1, id))).containsExactly("OPEN>CLAIMED LEASED@2.1");
        assertThat(record().engagement().lease()).isEqualTo(new Lease(jobs.slot(13), Jobs.job(1)));
        assertThat(record().state().fence()).isEqualTo((2L << 20) + 1);
        assertThat(record().history().getLast().cause().id()).isEqualTo(Log.id(1_001));
    }

    @Test
    void theWholeWayOfTheWinner() {
        assertThat(heard(
                        jobs.decided(13, 1, id),
                        jobs.own(13, 1, ComputationStatus.LEASED, id),
                        jobs.own(13, 1, ComputationStatus.PROVING, id),
                        jobs.own(13, 1, ComputationStatus.PROVEN, id),
                        jobs.own(13, 1, ComputationStatus.ANNOUNCED, id),
                        jobs.verified(id),
                        jobs.moved(14),
                        jobs.own(13, 1, ComputationStatus.SUBMITTED, id),
                        jobs.anchored(false, id),
                        jobs.anchored(true, id),
                        jobs.own(13, 1, ComputationStatus.SETTLED, id)))
                .containsExactly(
                        "OPEN>CLAIMED LEASED@2.1",
                        "CLAIMED>COMPUTING COMPUTATION_STARTED@2.2",
                        "COMPUTING>PROVEN PROOF_VERIFIED@2.3",
                        "PROVEN>SUBMITTED SUBMITTED_TO_CHAIN@2.4",
                        "SUBMITTED>INCLUDED INCLUDED_IN_BLOCK@2.5",
                        "INCLUDED>SETTLED INCLUSION_FINAL@2.6");
        assertThat(book.totals().open()).isZero();
    }

    @Test
    void theWayAtEveryOtherOperator() {
        assertThat(heard(jobs.decided(13, 1, id), jobs.verified(id), jobs.moved(14), jobs.anchored(true, id)))
                .containsExactly(
                        "OPEN>CLAIMED LEASED@2.1",
                        "CLAIMED>PROVEN PROOF_VERIFIED@2.2",
                        "PROVEN>INCLUDED INCLUDED_IN_BLOCK@2.3",
                        "INCLUDED>SETTLED INCLUSION_FINAL@2.4");
    }

    @Test
    void anOwnJobWhoseTurnCameTakesTheLeaseOver() {
        heard(jobs.decided(13, 1, id), jobs.own(13, 2, ComputationStatus.PROVING, id));
        assertThat(record().status()).isEqualTo(OrderStatus.COMPUTING);
        assertThat(record().engagement().isLeasedTo(Jobs.job(2))).isTrue();
    }

    @Test
    void aJobOfAnotherSlotDoesNotComputeIt() {
        assertThat(heard(jobs.decided(13, 1, id), jobs.own(12, 2, ComputationStatus.PROVING, id)))
                .containsExactly("OPEN>CLAIMED LEASED@2.1");
    }

    @Test
    void aSlotThatIsDecidedAgainIsNoNews() {
        assertThat(heard(jobs.decided(13, 1, id), jobs.decided(13, 2, id))).hasSize(1);
        assertThat(record().engagement().isLeasedTo(Jobs.job(2))).isTrue();
    }

    @Test
    void aCompetitorsResultCountsBeforeTheLeaseHolderHasBegun() {
        assertThat(heard(jobs.verified(id))).containsExactly("OPEN>PROVEN PROOF_VERIFIED@2.1");
        assertThat(heard(jobs.decided(13, 1, id))).isEmpty();
    }

    @Test
    void whatNobodyHereHasHeardOfIsPassedOver() {
        OrderId unknown = Wallet.fresh().signed(0, 9).id();
        assertThat(book.hear(List.of(jobs.decided(13, 1, unknown)))).containsExactly(new Reduced.Passed());
        assertThat(book.find(unknown)).isNull();
    }

    @Test
    void whatIsOnlyAdmittedHereIsPassedOver() {
        SignedUserOrder admitted = Wallet.fresh().signed(0, 9);
        Page page = book.open(Wanted.nothing().add(admitted.id(), admitted), book.totals());
        page.put(OrderRecord.received(admitted.id(), admitted));
        book.store(page);
        assertThat(book.hear(List.of(jobs.verified(admitted.id())))).containsExactly(new Reduced.Passed());
    }

    @Test
    void eventsOfTheNextDeliveryFollowThoseToldBeforeIt() {
        heard(jobs.decided(13, 1, id));
        SignedUserOrder next = Wallet.fresh().signed(0, 2);
        List<Reduced> reduced = book.deliver(List.of(log.order(2, next)));
        assertThat(((Reduced.Applied) reduced.getFirst())
                        .events()
                        .getFirst()
                        .step()
                        .cursor())
                .isEqualTo(new Cursor(2, 2));
        assertThat(heard(jobs.decided(13, 1, next.id()))).containsExactly("OPEN>CLAIMED LEASED@3.1");
    }

    @Test
    void theWayIsTheSameAfterARebuild() {
        heard(jobs.decided(13, 1, id));
        WholeBook again = book.rebuilt();
        JobNews moved = jobs.moved(14);
        book.hear(List.of(moved));
        again.hear(List.of(moved));
        assertThat(again.records()).isEqualTo(book.records());
        assertThat(record().status()).isEqualTo(OrderStatus.OPEN);
        assertThat(record().history().getLast().reason()).isEqualTo(OrderReason.LEASE_LOST);
        assertThat(record().history().getLast().cursor()).isEqualTo(new Cursor(2, 2));
    }
}

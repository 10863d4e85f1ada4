package org.causality.mempool.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.mempool.book.JobNews.Fall.BRANCH_LOST;
import static org.causality.mempool.book.JobNews.Fall.FACT_RETRACTED;
import static org.causality.mempool.book.JobNews.Fall.REORG;

import java.util.List;
import java.util.Objects;
import org.causality.mempool.Wallet;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leases end, branches lose, chains take back: the order is open again, and told so once. */
class WorkIsLostTest {
    private final WholeBook book = new WholeBook();
    private final Jobs jobs = new Jobs(1, 2);
    private final SignedUserOrder order = Wallet.fresh().signed(0, 1);
    private final OrderId id = order.id();

    @BeforeEach
    void anOpenOrder() {
        book.deliver(List.of(new Log().order(1, order)));
    }

    private OrderStatus status() {
        return Objects.requireNonNull(book.find(id)).status();
    }

    private List<String> heard(JobNews... news) {
        return book.hear(List.of(news)).stream()
                .flatMap(one -> one instanceof Reduced.Applied(var events) ? events.stream() : null)
                .map(event -> event.step().to() + " " + event.step().reason())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = ComputationStatus.class,
            names = {"FAILED", "EXPIRED", "SUPERSEDED", "RETRACTED"})
    void theLeaseHoldersOwnJobEnds(ComputationStatus end) {
        heard(jobs.decided(13, 1, id));
        assertThat(heard(jobs.own(13, 1, end, id))).containsExactly("OPEN LEASE_LOST");
        assertThat(heard(jobs.own(13, 1, end, id))).isEmpty();
    }

    @Test
    void theComputationFails() {
        heard(jobs.decided(13, 1, id), jobs.own(13, 1, ComputationStatus.PROVING, id));
        assertThat(heard(jobs.own(13, 1, ComputationStatus.FAILED, id))).containsExactly("OPEN COMPUTATION_FAILED");
    }

    @Test
    void theLoserOfIntentsTakesNothingFromTheWinner() {
        heard(jobs.decided(13, 1, id));
        assertThat(heard(jobs.own(13, 2, ComputationStatus.SUPERSEDED, id))).isEmpty();
        assertThat(status()).isEqualTo(OrderStatus.CLAIMED);
    }

    @Test
    void aJobThatEndsAfterItsResultTakesNothingBack() {
        heard(jobs.decided(13, 1, id), jobs.verified(id));
        assertThat(heard(jobs.own(13, 1, ComputationStatus.SUPERSEDED, id))).isEmpty();
        assertThat(status()).isEqualTo(OrderStatus.PROVEN);
    }

    @Test
    void theLineageMovesOnWithoutIt() {
        heard(jobs.decided(13, 1, id));
        assertThat(heard(jobs.moved(13))).isEmpty();
        assertThat(heard(jobs.moved(14))).containsExactly("OPEN LEASE_LOST");
    }

    @Test
    void anotherLineageMovesOn() {
        heard(jobs.decided(13, 1, id));
        assertThat(heard(new Jobs(2, 2).moved(14))).isEmpty();
    }

    @Test
    void aLaterSlotTakesTheLease() {
        heard(jobs.decided(13, 1, id));
        assertThat(heard(jobs.decided(14, 2, id))).containsExactly("OPEN LEASE_LOST", "CLAIMED LEASED");
        assertThat(heard(jobs.own(13, 1, ComputationStatus.PROVING, id))).isEmpty();
        assertThat(heard(jobs.own(14, 2, ComputationStatus.PROVING, id)))
                .containsExactly("COMPUTING COMPUTATION_STARTED");
    }

    @Test
    void anotherBranchBecomesCanonical() {
        heard(jobs.verified(id), jobs.own(13, 1, ComputationStatus.SUBMITTED, id));
        assertThat(heard(jobs.fell(1, BRANCH_LOST, id))).containsExactly("OPEN BRANCH_LOST");
        assertThat(heard(jobs.fell(1, BRANCH_LOST, id))).isEmpty();
    }

    @Test
    void anIncludedStepLosesItsBranch() {
        heard(jobs.verified(id), jobs.anchored(false, id));
        assertThat(heard(jobs.fell(1, BRANCH_LOST, id))).containsExactly("OPEN BRANCH_LOST");
    }

    @Test
    void anotherLineageHoldsItToo() {
        Jobs others = new Jobs(2, 2);
        heard(jobs.verified(id), others.verified(id));
        assertThat(heard(jobs.fell(1, BRANCH_LOST, id))).containsExactly("OPEN BRANCH_LOST", "PROVEN PROOF_VERIFIED");
        assertThat(heard(others.fell(2, BRANCH_LOST, id))).containsExactly("OPEN BRANCH_LOST");
    }

    @Test
    void aCompetitorsResultOfTheSameLineageFallsWithIt() {
        heard(jobs.verified(id), jobs.verified(id));
        assertThat(heard(jobs.fell(2, BRANCH_LOST, id))).containsExactly("OPEN BRANCH_LOST");
        assertThat(heard(jobs.fell(1, BRANCH_LOST, id), jobs.verified(id))).containsExactly("PROVEN PROOF_VERIFIED");
    }

    @Test
    void theSlotGoesToAnotherBeforeItsWinnerHasAResult() {
        heard(jobs.decided(13, 1, id));
        assertThat(heard(jobs.fell(2, BRANCH_LOST, id))).isEmpty();
        assertThat(heard(jobs.fell(1, BRANCH_LOST, id))).containsExactly("OPEN LEASE_LOST");
    }

    @Test
    void theAnchorIsTakenBackAndAnchoredAgain() {
        heard(jobs.verified(id), jobs.anchored(false, id));
        assertThat(heard(jobs.fell(1, REORG, id), jobs.fell(1, REORG, id))).containsExactly("SUBMITTED REORG");
        assertThat(heard(jobs.anchored(true, id)))
                .containsExactly("INCLUDED INCLUDED_IN_BLOCK", "SETTLED INCLUSION_FINAL");
    }

    @Test
    void theFactsItRestsOnAreTakenBack() {
        heard(jobs.verified(id));
        assertThat(heard(jobs.fell(1, FACT_RETRACTED, id))).containsExactly("OPEN REORG");
    }

    @Test
    void anchorAndFactsAreTakenBackInEitherOrder() {
        heard(jobs.verified(id), jobs.anchored(false, id));
        WholeBook other = book.rebuilt();
        assertThat(heard(jobs.fell(1, REORG, id), jobs.fell(1, FACT_RETRACTED, id)))
                .containsExactly("SUBMITTED REORG", "OPEN REORG");
        other.hear(List.of(jobs.fell(1, FACT_RETRACTED, id), jobs.fell(1, REORG, id)));
        assertThat(other.statuses()).isEqualTo(book.statuses());
    }

    @Test
    void whatHasEndedKeepsItsLeaseInAnyBatches() {
        heard(jobs.decided(13, 1, id), jobs.anchored(true, id));
        WholeBook other = book.rebuilt();
        JobNews moved = jobs.moved(14);
        heard(moved);
        other.hear(List.of(jobs.own(13, 5, ComputationStatus.PROVING, id), moved));
        assertThat(other.records())
                .extracting(OrderRecord::engagement)
                .isEqualTo(book.records().stream().map(OrderRecord::engagement).toList());
    }

    @Test
    void nothingTakesBackWhatIsSettled() {
        heard(jobs.verified(id), jobs.anchored(true, id));
        assertThat(heard(
                        jobs.fell(1, REORG, id),
                        jobs.fell(1, BRANCH_LOST, id),
                        jobs.anchored(false, id),
                        jobs.decided(14, 2, id),
                        jobs.moved(15)))
                .isEmpty();
        assertThat(status()).isEqualTo(OrderStatus.SETTLED);
    }
}

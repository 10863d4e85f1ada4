package org.causality.mempool.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.causality.mempool.Wallet;
import org.causality.mempool.admission.AdmissionOutcome.Admitted;
import org.causality.mempool.admission.AdmissionOutcome.Refused;
import org.causality.mempool.admission.AdmissionOutcome.Repeated;
import org.causality.mempool.book.Account;
import org.causality.mempool.book.Log;
import org.causality.mempool.book.OrderBook;
import org.causality.mempool.book.Page;
import org.causality.mempool.book.Wanted;
import org.causality.mempool.book.WholeBook;
import org.causality.mempool.receipt.ReceiptKey;
import org.causality.model.key.PublicKey;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.network.OperatorSigner;
import org.causality.model.network.Purpose;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.Reason;
import org.junit.jupiter.api.Test;

class OrderIsPostedTest {
    private static final SigningKey OPERATOR = SigningKey.generate(new SecureRandom());
    private static final OperatorSet OPERATORS =
            new OperatorSet(0, List.of(new Operator("one", OPERATOR.publicKey(), 1)));

    /** Certifies with a key in memory. */
    private record TestingSigner(SigningKey key) implements OperatorSigner {
        @Override
        public PublicKey operator() {
            return key.publicKey();
        }

        @Override
        public Certificate certify(Purpose purpose, PublicKey subKey, long nowMillis) {
            return Certificate.issue(Wallet.NETWORK, purpose, subKey, nowMillis, key);
        }
    }

    private final WholeBook book = new WholeBook();
    private final Log log = new Log();
    private final Wallet wallet = Wallet.fresh();
    private Admission admission = admission(3, 10);

    private static Admission admission(int ordersPerOwnerMax, long ordersMax) {
        ReceiptKey receipts = ReceiptKey.fresh(new TestingSigner(OPERATOR), new SecureRandom(), 1);
        return new Admission(receipts, new AdmissionLimits(ordersPerOwnerMax, ordersMax));
    }

    private AdmissionOutcome post(SignedUserOrder order) {
        OrderId id = order.id();
        Page page = book.open(Wanted.nothing().add(id, order), book.totals());
        AdmissionOutcome outcome = admission.admit(page, id, order);
        book.store(page);
        return outcome;
    }

    private AdmissionOutcome post(SignedCancellation cancellation) {
        Page page = book.open(Wanted.nothing().add(cancellation.order()), book.totals());
        AdmissionOutcome outcome = admission.admit(page, cancellation);
        book.store(page);
        return outcome;
    }

    private static Reason reasonOf(AdmissionOutcome outcome) {
        return ((Refused) outcome).reason();
    }

    @Test
    void theFirstTimeItIsAdmittedWithADraftAndAReceipt() {
        SignedUserOrder order = wallet.signed(0, 1);
        Admitted admitted = (Admitted) post(order);
        assertThat(admitted.drafts().getFirst().payload()).isEqualTo(new Payload.UserOrder(order));
        assertThat(admitted.drafts().getFirst().ttl())
                .containsExactly(order.order().validUntil());
        AdmissionReceipt receipt = AdmissionReceipt.decode(admitted.receipt()).orThrow();
        assertThat(receipt.holds(OPERATORS, Wallet.NETWORK)).isTrue();
        assertThat(receipt.admissionNumber()).isEqualTo(1);
        assertThat(book.statuses()).containsEntry(order.id(), OrderStatus.RECEIVED);
    }

    @Test
    void everyRepeatHasTheSameReceipt() {
        Admitted admitted = (Admitted) post(wallet.signed(0, 1));
        assertThat(post(wallet.signed(0, 1))).isEqualTo(new Repeated(admitted.receipt()));
        admission = admission(3, 10);
        assertThat(post(wallet.signed(0, 1))).isEqualTo(new Repeated(admitted.receipt()));
    }

    @Test
    void admissionNumbersAreDense() {
        post(wallet.signed(0, 1));
        post(wallet.signed(0, 2));
        Admitted second = (Admitted) post(wallet.signed(1, 1));
        assertThat(AdmissionReceipt.decode(second.receipt()).orThrow().admissionNumber())
                .isEqualTo(2);
    }

    @Test
    void anotherOrderWithItsNonceIsRefused() {
        post(wallet.signed(0, 1));
        assertThat(reasonOf(post(wallet.signed(0, 2)))).isEqualTo(AdmissionReason.NONCE_USED);
    }

    @Test
    void aNonceTooFarAheadIsRefused() {
        assertThat(reasonOf(post(wallet.signed(Account.WINDOW + 1, 1)))).isEqualTo(AdmissionReason.NONCE_TOO_FAR);
        assertThat(post(wallet.signed(Account.WINDOW, 1))).isInstanceOf(Admitted.class);
    }

    @Test
    void anOwnerHasARoomOfItsOwn() {
        post(wallet.signed(0, 1));
        post(wallet.signed(1, 1));
        post(wallet.signed(2, 1));
        assertThat(reasonOf(post(wallet.signed(3, 1)))).isEqualTo(AdmissionReason.QUOTA);
        assertThat(post(Wallet.fresh().signed(0, 1))).isInstanceOf(Admitted.class);
    }

    @Test
    void aFullBookIsRefused() {
        admission = admission(3, 1);
        post(wallet.signed(0, 1));
        assertThat(reasonOf(post(Wallet.fresh().signed(0, 1)))).isEqualTo(AdmissionReason.MEMPOOL_FULL);
    }

    @Test
    void anOrderTheNetworkBroughtGetsAReceiptAndNoDraft() {
        SignedUserOrder order = wallet.signed(0, 1);
        book.deliver(List.of(log.order(1, order)));
        Admitted admitted = (Admitted) post(order);
        assertThat(admitted.drafts()).isEmpty();
        assertThat(post(order)).isEqualTo(new Repeated(admitted.receipt()));
        assertThat(book.statuses()).containsEntry(order.id(), OrderStatus.OPEN);
    }

    @Test
    void aSuccessorDependsOnWhatItSupersedes() {
        SignedUserOrder old = wallet.signed(0, 1);
        SignedUserOrder next = wallet.sign(wallet.order(1, 1, old.id()));
        assertThat(reasonOf(post(next))).isEqualTo(AdmissionReason.SUPERSEDES_INVALID);
        book.deliver(List.of(log.order(1, old)));
        assertThat(((Admitted) post(next)).drafts().getFirst().dependencies()).containsExactly(Log.id(1));
    }

    @Test
    void aCancellationOfAnOrderNotDeliveredHereIsRefusedForNow() {
        SignedUserOrder order = wallet.signed(0, 1);
        assertThat(reasonOf(post(wallet.cancel(order.id())))).isEqualTo(AdmissionReason.ORDER_UNKNOWN);
        post(order);
        assertThat(reasonOf(post(wallet.cancel(order.id())))).isEqualTo(AdmissionReason.ORDER_UNKNOWN);
    }

    @Test
    void aCancellationDependsOnACarrierAndIsAdmittedOnce() {
        SignedUserOrder order = wallet.signed(0, 1);
        book.deliver(List.of(log.order(1, order)));
        SignedCancellation cancellation = wallet.cancel(order.id());
        Admitted admitted = (Admitted) post(cancellation);
        assertThat(admitted.drafts().getFirst().dependencies()).containsExactly(Log.id(1));
        assertThat(AdmissionReceipt.decode(admitted.receipt()).orThrow().subject())
                .isEqualTo(cancellation.contentId());
        assertThat(post(cancellation)).isEqualTo(new Repeated(admitted.receipt()));
        book.deliver(List.of(log.cancellation(2, cancellation, 1)));
        assertThat(post(cancellation)).isEqualTo(new Repeated(admitted.receipt()));
    }

    @Test
    void onlyTheOwnerCancels() {
        SignedUserOrder order = wallet.signed(0, 1);
        book.deliver(List.of(log.order(1, order)));
        assertThat(reasonOf(post(Wallet.fresh().cancel(order.id())))).isEqualTo(AdmissionReason.NOT_OWNER);
    }

    @Test
    void whatHasEndedIsNotCancelledNorAdmitted() {
        SignedUserOrder order = wallet.signed(0, 1);
        book.deliver(List.of(log.order(1, order), log.cancellation(2, wallet.cancel(order.id()), 1)));
        assertThat(reasonOf(post(wallet.cancel(order.id())))).isEqualTo(AdmissionReason.ALREADY_DECIDED);
        assertThat(reasonOf(post(order))).isEqualTo(AdmissionReason.ALREADY_DECIDED);
    }

    @Test
    void anAdmittedOrderConflictsWithNobodyBeforeItIsDelivered() {
        SignedUserOrder here = wallet.signed(0, 1);
        SignedUserOrder there = wallet.signed(0, 2);
        post(here);
        book.deliver(List.of(log.order(1, there)));
        assertThat(book.statuses()).containsEntry(there.id(), OrderStatus.OPEN);
        book.deliver(List.of(log.order(2, here)));
        assertThat(book.statuses().values()).containsOnly(OrderStatus.CONFLICT);
        assertThat(Objects.requireNonNull(book.find(here.id())).receipt()).isNotNull();
    }

    @Test
    void whatIsRefusedLeavesNoTrace() {
        post(wallet.signed(0, 1));
        Page page = book.open(Wanted.nothing().add(wallet.signed(0, 2).id(), wallet.signed(0, 2)), book.totals());
        admission.admit(page, wallet.signed(0, 2).id(), wallet.signed(0, 2));
        assertThat(page.changes()).isEmpty();
        assertThat(page.totals()).isEqualTo(book.totals());
        assertThat(OrderBook.deliver(page, log.other(1))).isNotNull();
    }
}

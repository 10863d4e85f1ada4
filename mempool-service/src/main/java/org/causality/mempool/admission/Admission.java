package org.causality.mempool.admission;

import java.util.List;
import org.causality.mempool.admission.AdmissionOutcome.Admitted;
import org.causality.mempool.admission.AdmissionOutcome.Refused;
import org.causality.mempool.admission.AdmissionOutcome.Repeated;
import org.causality.mempool.book.Account;
import org.causality.mempool.book.AdmittedCancellation;
import org.causality.mempool.book.NonceSlot;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Page;
import org.causality.mempool.receipt.ReceiptKey;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Draft;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.order.Order;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderLifeCycle;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.jspecify.annotations.Nullable;

/**
 * The seed's {@code add_user_order}, for what {@link DoorRules} let pass. Checks, in this order:
 *
 * <pre>
 * admitted here before                      repeated: the stored receipt
 * ended already                             ALREADY_DECIDED
 * in the book through another operator      admitted, nothing to publish
 * nonce used by another order               NONCE_USED
 * nonce too far ahead                       NONCE_TOO_FAR
 * owner or book full                        QUOTA, MEMPOOL_FULL
 * supersedes what it may not                SUPERSEDES_INVALID
 * else                                      admitted, with its draft
 * </pre>
 */
public record Admission(ReceiptKey receipts, AdmissionLimits limits) {

    public AdmissionOutcome admit(Page page, OrderId id, SignedUserOrder signed) {
        OrderRecord known = page.find(id);
        if (known != null) {
            return admitKnown(page, known);
        }
        Refused refusal = refusal(page, signed.order());
        if (refusal != null) {
            return refusal;
        }
        Bytes receipt = receipt(page, id.value());
        page.put(OrderRecord.admitted(id, signed, receipt));
        Draft draft = new Draft(
                new Payload.UserOrder(signed),
                firstCarrier(superseded(page, signed.order())),
                List.of(signed.order().validUntil()));
        return new Admitted(List.of(draft), receipt);
    }

    /** A cancellation waits for its order, so it is admitted only where a message carrying the order was delivered. */
    public AdmissionOutcome admit(Page page, SignedCancellation cancellation) {
        OrderRecord record = page.find(cancellation.order());
        if (record == null || !record.isDelivered()) {
            return new Refused(AdmissionReason.ORDER_UNKNOWN, "order " + cancellation.order());
        }
        if (!record.owner().equals(cancellation.owner())) {
            return new Refused(AdmissionReason.NOT_OWNER, "order " + record.id());
        }
        AdmittedCancellation before = record.cancellation();
        if (before != null) {
            return new Repeated(before.receipt());
        }
        if (!OrderLifeCycle.TABLE.next(record.status()).contains(OrderStatus.CANCEL_REQUESTED)) {
            return new Refused(AdmissionReason.ALREADY_DECIDED, "the order is " + record.status());
        }
        Bytes receipt = receipt(page, cancellation.contentId());
        page.put(record.withCancellation(new AdmittedCancellation(cancellation, receipt)));
        Draft draft = new Draft(
                new Payload.UserOrderCancellation(cancellation),
                firstCarrier(record),
                List.of(record.signed().order().validUntil()));
        return new Admitted(List.of(draft), receipt);
    }

    private AdmissionOutcome admitKnown(Page page, OrderRecord known) {
        Bytes before = known.receipt();
        if (before != null) {
            return new Repeated(before);
        }
        if (known.hasEnded()) {
            return new Refused(AdmissionReason.ALREADY_DECIDED, "the order is " + known.status());
        }
        Bytes receipt = receipt(page, known.id().value());
        page.put(known.withReceipt(receipt));
        return new Admitted(List.of(), receipt);
    }

    private @Nullable Refused refusal(Page page, Order order) {
        Account account = page.account(order.owner());
        if (!page.holderIds(NonceSlot.of(order)).isEmpty()) {
            return new Refused(
                    AdmissionReason.NONCE_USED,
                    "nonce " + Long.toUnsignedString(order.nonce()) + "; the lowest free one is "
                            + Long.toUnsignedString(account.lowestFree()));
        }
        if (account.isTooFar(order.nonce())) {
            return new Refused(
                    AdmissionReason.NONCE_TOO_FAR,
                    "the lowest free nonce is " + Long.toUnsignedString(account.lowestFree()));
        }
        if (account.open() >= limits.ordersPerOwnerMax()) {
            return new Refused(AdmissionReason.QUOTA, account.open() + " orders of this owner have not ended");
        }
        if (page.totals().open() >= limits.ordersMax()) {
            return new Refused(AdmissionReason.MEMPOOL_FULL, limits.ordersMax() + " orders have not ended");
        }
        return order.supersedes() == null || maySupersede(order, superseded(page, order))
                ? null
                : new Refused(AdmissionReason.SUPERSEDES_INVALID, "order " + order.supersedes());
    }

    private static boolean maySupersede(Order order, @Nullable OrderRecord old) {
        return old != null
                && old.isDelivered()
                && old.owner().equals(order.owner())
                && OrderLifeCycle.TABLE.next(old.status()).contains(OrderStatus.SUPERSEDED);
    }

    private static @Nullable OrderRecord superseded(Page page, Order order) {
        OrderId old = order.supersedes();
        return old == null ? null : page.find(old);
    }

    private static List<MessageId> firstCarrier(@Nullable OrderRecord record) {
        return record == null ? List.of() : record.carriers().subList(0, 1);
    }

    private Bytes receipt(Page page, Bytes32 subject) {
        long number = page.totals().admissions() + 1;
        page.count(page.totals().admitted(number));
        return receipts.sign(subject, number).encode();
    }
}

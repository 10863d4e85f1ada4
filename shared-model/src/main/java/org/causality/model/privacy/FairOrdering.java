package org.causality.model.privacy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.network.Genesis;
import org.causality.model.reason.PrivacyReason;
import org.jspecify.annotations.Nullable;

/**
 * The seed's {@code verify_ordering_fairness}, on its first floor: the receipts of one operator. What was processed must
 * come in the order of batch and place; what was admitted and never processed is not judged, since orders may expire or wait
 * for conditions. Several operators' orders of admission can contradict each other without anybody's fault; to weigh them
 * is the next floor, so they are undecidable here.
 */
public final class FairOrdering {

    private static final Comparator<OrderReceipt> BY_PLACE = Comparator.comparingLong(
                    (OrderReceipt receipt) -> receipt.batch().number())
            .thenComparingLong(receipt -> receipt.entry().place());

    private record BatchName(PublicKey operator, long number) {}

    private final Genesis genesis;
    private final Map<BatchName, BatchRoot> inForce = new HashMap<>();
    private final Set<BatchRoot> sound = new HashSet<>();
    private final Map<Bytes32, OrderReceipt> receipts = new HashMap<>();

    private FairOrdering(Genesis genesis) {
        this.genesis = genesis;
    }

    /**
     * @param processed the subjects of receipts in the order of processing: order ids, and for an order that came sealed
     *     its seal's id
     */
    public static Fairness verify(List<Bytes32> processed, List<OrderReceipt> receipts, Genesis genesis) {
        FairOrdering ordering = new FairOrdering(genesis);
        Fairness undecidable = ordering.take(receipts);
        return undecidable == null ? ordering.judge(processed) : undecidable;
    }

    private @Nullable Fairness take(List<OrderReceipt> given) {
        for (OrderReceipt receipt : given) {
            PrivacyReason fault = fault(receipt);
            if (fault != null) {
                return new Fairness.Undecidable(fault, receipt.subject());
            }
        }
        for (OrderReceipt receipt : given) {
            if (receipt.batch().equals(inForce.get(name(receipt.batch())))) {
                receipts.merge(
                        receipt.subject(), receipt, (one, other) -> BY_PLACE.compare(one, other) <= 0 ? one : other);
            }
        }
        return null;
    }

    private @Nullable PrivacyReason fault(OrderReceipt receipt) {
        BatchRoot batch = receipt.batch();
        if (!receipt.isInBatch()) {
            return PrivacyReason.RECEIPT_PATH_BROKEN;
        }
        if (sound.contains(batch)) {
            return null;
        }
        PrivacyReason fault = batch.fault(genesis);
        if (fault != null) {
            return fault;
        }
        sound.add(batch);
        if (sound.stream().anyMatch(other -> !other.operator().equals(batch.operator()))) {
            return PrivacyReason.SEVERAL_OPERATORS;
        }
        BatchRoot other = inForce.get(name(batch));
        if (other != null && BatchEvidence.contradicts(other, batch)) {
            return PrivacyReason.BATCH_EQUIVOCATION;
        }
        if (other == null || other.incarnation() < batch.incarnation()) {
            inForce.put(name(batch), batch);
        }
        return null;
    }

    private Fairness judge(List<Bytes32> processed) {
        Set<Bytes32> seen = new HashSet<>();
        OrderReceipt latest = null;
        for (int i = 0; i < processed.size(); i++) {
            Bytes32 subject = processed.get(i);
            if (!seen.add(subject)) {
                return new Fairness.Unfair(PrivacyReason.PROCESSED_TWICE, i, subject, subject);
            }
            OrderReceipt receipt = receipts.get(subject);
            if (receipt == null) {
                return new Fairness.Undecidable(PrivacyReason.RECEIPT_MISSING, subject);
            }
            if (latest != null && BY_PLACE.compare(receipt, latest) < 0) {
                return new Fairness.Unfair(PrivacyReason.ORDER_OVERTAKEN, i - 1, latest.subject(), subject);
            }
            latest = receipt;
        }
        return new Fairness.Fair();
    }

    private static BatchName name(BatchRoot batch) {
        return new BatchName(batch.operator(), batch.number());
    }
}

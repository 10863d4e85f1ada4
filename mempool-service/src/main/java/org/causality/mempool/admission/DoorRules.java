package org.causality.mempool.admission;

import org.causality.mempool.admission.AdmissionOutcome.Refused;
import org.causality.model.key.PublicKey;
import org.causality.model.network.NetworkId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Finality;
import org.causality.model.order.Order;
import org.causality.model.order.PrivacyMode;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/** What can be said of a posted order or cancellation without looking into the book. Cheap checks stand first. */
public record DoorRules(NetworkId network, PublicKey operator) {

    /** Why it is refused, or null when it may go on to the book. */
    public @Nullable Refused refusal(SignedUserOrder signed) {
        Order order = signed.order();
        if (!order.network().equals(network)) {
            return wrongNetwork(order.network());
        }
        if (order.privacy() != PrivacyMode.OPEN) {
            // Publishing in the open what was meant to be hidden could not be taken back.
            return new Refused(AdmissionReason.SHAPE, "privacy: this version serves OPEN only; nothing was published");
        }
        if (!order.allowedOperators().isEmpty() && !order.allowedOperators().contains(operator)) {
            return new Refused(AdmissionReason.OPERATOR_NOT_ALLOWED, "this operator is " + operator);
        }
        if (endedWhenSigned(order)) {
            return new Refused(
                    AdmissionReason.EXPIRED,
                    "valid until " + order.validUntil().height() + " on "
                            + order.validUntil().chain() + ", which the order itself saw finalised");
        }
        return signed.holds()
                ? null
                : new Refused(
                        AdmissionReason.SIGNATURE, "not by " + order.owner().key());
    }

    public @Nullable Refused refusal(SignedCancellation cancellation) {
        if (!cancellation.network().equals(network)) {
            return wrongNetwork(cancellation.network());
        }
        return cancellation.holds()
                ? null
                : new Refused(
                        AdmissionReason.SIGNATURE,
                        "not by " + cancellation.owner().key());
    }

    private Refused wrongNetwork(NetworkId named) {
        return new Refused(EdgeReason.WRONG_NETWORK, "it is for " + named + ", this is " + network);
    }

    /** The only finalised height the door knows is the one the order itself carries. */
    private static boolean endedWhenSigned(Order order) {
        BlockHeight end = order.validUntil();
        return order.observed().blocks().stream()
                .anyMatch(seen -> seen.chain().equals(end.chain())
                        && seen.finality() == Finality.FINALIZED
                        && Long.compareUnsigned(seen.height(), end.height()) >= 0);
    }
}

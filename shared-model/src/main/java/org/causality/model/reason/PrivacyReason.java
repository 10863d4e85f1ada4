package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.change;
import static org.causality.model.reason.Reason.Explained.lasting;
import static org.causality.model.reason.Reason.Explained.passing;

/** Why a sealed order, a reveal or a receipt was refused or changed, and what fails an order of processing. */
public enum PrivacyReason implements Reason {
    SEAL_OPENED(change("What was sealed was revealed and holds.", "Nothing to do.")),
    SEAL_BROKEN(lasting(422, "What was sealed is not what the seal showed.", "Seal and post a new order.")),
    SEAL_LAPSED(change("The time to reveal the sealed order is over.", "Seal and post a new order.")),
    SEAL_UNKNOWN(passing(
            409,
            "No sealed order with this id has arrived here yet.",
            "Try again after retryAfterMillis; it may be on its way.")),
    REVEAL_EPOCH_REFUSED(
            lasting(422, "The reveal epoch has begun already or lies more than a day ahead.", "Choose another epoch.")),
    REVEAL_TOO_EARLY(passing(
            409,
            "The reveal epoch has not begun, or the batch of the sealed order is still open.",
            "Post the reveal again after retryAfterMillis.")),
    REVEAL_TOO_LATE(lasting(409, "The time to reveal this sealed order is over.", "Seal and post a new order.")),
    REVEAL_MISMATCH(lasting(
            422,
            "The revealed order is not the one that was committed to.",
            "Post the very order, salt included, that the commitment was made of.")),
    BATCH_OPEN(passing(
            409, "The batch that holds this is still open.", "Ask again after retryAfterMillis for its receipt.")),
    RECEIPT_OF_ANOTHER_COMMITTEE(lasting(
            422,
            "The receipt is of another network or another set of operators.",
            "Check it against the network.json of its network.")),
    RECEIPT_KEY_UNCERTIFIED(
            lasting(422, "No member certified the key of the receipt for receipts.", "Do not rely on it.")),
    RECEIPT_SIGNATURE_BROKEN(
            lasting(422, "The signature over the batch does not hold.", "Do not rely on it; ask the operator again.")),
    RECEIPT_PATH_BROKEN(lasting(
            422,
            "The path does not lead from the entry to the batch's root.",
            "Do not rely on it; ask the operator again.")),
    BATCH_EQUIVOCATION(lasting(
            422,
            "The operator signed two roots for one batch with one key.",
            "Rely on none of its receipts; the two roots are the proof.")),
    RECEIPT_MISSING(
            lasting(422, "Something was processed for which no receipt in force was given.", "Add its receipt.")),
    SEVERAL_OPERATORS(lasting(
            422,
            "The receipts are of several operators, which may differ in good faith.",
            "Check one operator's at a time.")),
    ORDER_OVERTAKEN(lasting(
            422, "Something was processed before what was admitted before it.", "Ask the operator for its reason.")),
    PROCESSED_TWICE(lasting(422, "The same was processed twice.", "Ask the operator for its reason."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    PrivacyReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}

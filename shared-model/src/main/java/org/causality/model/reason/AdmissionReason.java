package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.lasting;
import static org.causality.model.reason.Reason.Explained.passing;

/** Why an order or a cancellation was not admitted at the door. */
public enum AdmissionReason implements Reason {
    SHAPE(lasting(
            400, "The body is not an order: a field is missing, unknown or out of range.", "Fix the named field.")),
    SIGNATURE(lasting(
            422,
            "The wallet's signature does not hold for this order.",
            "Sign the EIP-712 digest with the owner's key.")),
    SCHEME_UNSUPPORTED(lasting(400, "The signature scheme is none of those accepted.", "Use EIP712 or ED25519.")),
    NONCE_USED(lasting(
            409,
            "The owner already used this nonce for another order.",
            "Take the next free nonce, or supersede the order.")),
    NONCE_TOO_FAR(passing(
            409, "The nonce is more than 64 ahead of the owner's lowest free one.", "Post the earlier nonces first.")),
    EXPIRED(lasting(
            422, "Valid-until lies at or below the finalised height.", "Sign an order with a later valid-until.")),
    CONDITION_INVALID(lasting(
            422, "The condition tree is no tree, too large, or compares what has no order.", "Fix the named token.")),
    OPERATOR_NOT_ALLOWED(lasting(
            422, "The order does not list this operator among the allowed ones.", "Post it at an operator it names.")),
    SUPERSEDES_INVALID(lasting(
            409,
            "The order it supersedes is unknown, not the owner's, or already decided.",
            "Post it as a new order.")),
    QUOTA(passing(429, "The owner has as many open orders as one may have.", "Wait for one to settle, or cancel one.")),
    MEMPOOL_FULL(passing(503, "The order book is full.", "Try again after retryAfterMillis, or raise the tip.")),
    ORDER_UNKNOWN(passing(
            409,
            "No order with this id has arrived here yet.",
            "Try again after retryAfterMillis; it may be on its way.")),
    NOT_OWNER(lasting(422, "The signer is not the owner of the order.", "Sign with the key that signed the order.")),
    ALREADY_DECIDED(lasting(
            409,
            "The order has ended or is too far on its way to be called back.",
            "Read its status; nothing can be done."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    AdmissionReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}

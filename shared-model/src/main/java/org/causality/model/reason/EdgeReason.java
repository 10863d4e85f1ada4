package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.lasting;
import static org.causality.model.reason.Reason.Explained.passing;

/** Why a gateway did not take a frame from a peer (protocol §5, in the order of its checks) or could not serve a call. */
public enum EdgeReason implements Reason {
    OVERSIZED(lasting(413, "The frame or body is larger than its limit.", "Send less in one message.")),
    MALFORMED(lasting(400, "The bytes are not one canonical message.", "Encode exactly as the codec's vectors show.")),
    UNSUPPORTED_VERSION(lasting(
            400, "The header names a version this node does not speak.", "Use the version GET /v1/network shows.")),
    WRONG_NETWORK(lasting(
            400, "The message or signature is for another network.", "Use the network id GET /v1/network shows.")),
    UNKNOWN_TOPIC(lasting(
            400,
            "The mesh topic is none this node serves.",
            "Publish on the topic of the header: network, type, shard.")),
    WRONG_SHARD(lasting(
            400, "Type or shard of the header differ from the topic's.", "Compute the shard from the payload's lane.")),
    UNREGISTERED_TYPE(lasting(
            400,
            "The message type is not registered for this topic.",
            "Use a type of the registry in docs/vocabulary.md.")),
    UNCERTIFIED_KEY(lasting(
            422, "No member of the operator set certified the sender's key.", "Have an operator certify the key.")),
    BAD_CERTIFICATE(lasting(
            422,
            "The certificate does not hold: signature, purpose, network or incarnation.",
            "Issue a new certificate with the operator key.")),
    BAD_SIGNATURE(lasting(
            422, "The signature over the message id does not hold.", "Sign the id with the key named in the header.")),
    PAYLOAD_MISMATCH(lasting(
            422,
            "Digest or length of the payload differ from the header's.",
            "Send the payload the header was made for.")),
    DUPLICATE(lasting(200, "The message was seen before.", "Nothing to do: duplicates are normal in a mesh.")),
    REPLAY(lasting(
            409,
            "The message was seen before and its window is over.",
            "Nothing to do; publish a new message instead.")),
    KEY_QUOTA(passing(429, "The sender's key used up its verification budget.", "Send slower; the budget refills.")),
    CONNECTION_BUDGET(passing(
            429, "The connection used up its byte or verification budget.", "Send slower; the budget refills.")),
    OUT_OF_WINDOW(lasting(
            409, "The message lies outside the window its type allows.", "Make a new message with a current time.")),
    OVERLOADED(passing(429, "The node's queue for this class is full.", "Try again after retryAfterMillis.")),
    NOT_INTERESTED(lasting(200, "The node follows only headers of this type.", "Nothing to do.")),
    PEER_LIMIT(passing(503, "All connection slots are taken.", "Dial another operator or try again later.")),
    TOKEN_REQUIRED(lasting(
            401,
            "The route needs an operator token that is present and valid.",
            "Send an Authorization header with a Bearer token.")),
    FORBIDDEN(lasting(403, "The token does not allow this route.", "Ask the operator for the scope.")),
    NOT_FOUND(lasting(404, "There is nothing under this name here.", "Check the id; it may not have arrived yet.")),
    RATE_LIMITED(passing(429, "Too many requests from this caller.", "Try again after retryAfterMillis.")),
    NOT_READY(passing(503, "The service is starting or lost its store.", "Try again after retryAfterMillis.")),
    CURSOR_LOST(lasting(
            410, "The cursor lies before what this node still holds.", "Start again from the oldest cursor shown.")),
    LAGGED(passing(
            200, "The reader was too slow; the named range was skipped.", "Read the range again from its start.")),
    INTERNAL(passing(500, "The node made a mistake.", "Report the traceId to the operator."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    EdgeReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}

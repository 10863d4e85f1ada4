package org.causality.gateway.edge;

import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.PriorityClass;
import org.jspecify.annotations.Nullable;

/**
 * The class of a message, as this receiver computes it: never what the message says of itself (protocol §6). The type
 * decides, but for what {@link Urgency} knows about. It is asked before the signature, so it is a guess about forgeries; the
 * sender's budget for what is urgent bounds what they gain.
 */
final class PriorityRule {

    private PriorityRule() {}

    static PriorityClass classOf(Parcel parcel, EdgeState state) {
        MessageType type = parcel.type();
        if (type == null) {
            return PriorityClass.LOW;
        }
        return switch (type) {
            case USER_ORDER, SEALED_ORDER, CROSS_CHAIN_EVENT, PROOF_ANNOUNCEMENT -> byContent(type, parcel, state);
            case USER_ORDER_CANCELLATION,
                    COMPUTATION_INTENT,
                    PROOF_SHARE,
                    LIGHT_CLIENT_PROOF,
                    PEER_DISCOVERY,
                    NETWORK_HEALTH,
                    KEY_CERTIFICATE,
                    EQUIVOCATION_PROOF,
                    CHECKPOINT,
                    OPERATOR_SET,
                    ORDER_REVEAL,
                    BATCH_ROOT,
                    EPOCH_SHARE,
                    AUCTION_BID,
                    STRATEGY,
                    OBSERVATION_SIGNATURE -> type.defaultClass();
        };
    }

    private static PriorityClass byContent(MessageType type, Parcel parcel, EdgeState state) {
        Bytes body = parcel.payload();
        if (body == null || !(Payload.decode(type, body) instanceof Decoded.Ok<Payload>(Payload payload))) {
            return type.defaultClass();
        }
        Urgency urgency = state.urgency();
        return switch (payload) {
            case Payload.UserOrder(var order) -> urgency.ofOrder(order.order().validUntil());
            case Payload.SealedOrder(var seal) -> urgency.ofOrder(seal.validUntil());
            case Payload.CrossChainEvent(var event) -> urgency.ofFact(event);
            case Payload.ProofAnnouncement(var proof) -> {
                CertifiedKeys.@Nullable FeedKey sender =
                        state.keys().of(parcel.header().sender());
                yield urgency.ofProof(
                        proof.job(), sender == null ? null : sender.operator().key());
            }
            case Payload _ -> type.defaultClass();
        };
    }
}

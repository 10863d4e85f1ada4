package org.causality.model.message;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.network.Certificate;
import org.causality.model.network.Lane;
import org.causality.model.network.OperatorSetChange;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.jspecify.annotations.Nullable;

/** The seed's MessagePayload: what a message says, one record per type. */
public sealed interface Payload {

    record UserOrder(SignedUserOrder order) implements Payload {}

    record UserOrderCancellation(SignedCancellation cancellation) implements Payload {}

    record ComputationIntent(org.causality.model.computation.ComputationIntent intent) implements Payload {}

    record ProofAnnouncement(org.causality.model.computation.ProofAnnouncement proof) implements Payload {}

    record ProofShare(org.causality.model.computation.ProofShare share) implements Payload {}

    record CrossChainEvent(org.causality.model.chain.CrossChainEvent event) implements Payload {}

    record LightClientProof(org.causality.model.chain.LightClientProof proof) implements Payload {}

    record EquivocationProof(EquivocationEvidence evidence) implements Payload {}

    record SealedOrder(org.causality.model.privacy.SealedOrder seal) implements Payload {}

    record OrderReveal(org.causality.model.privacy.OrderReveal reveal) implements Payload {}

    record BatchRoot(org.causality.model.privacy.BatchRoot batch) implements Payload {}

    record Checkpoint(org.causality.model.message.Checkpoint checkpoint) implements Payload {}

    /** One operator's approval of the next epoch's members. */
    record OperatorSet(OperatorSetChange change) implements Payload {}

    /** The first message of every feed, and the publication of other sub-keys. */
    record KeyCertificate(Certificate certificate) implements Payload {}

    /**
     * What a gateway says about itself.
     *
     * @param certificate its TRANSPORT certificate; absent for peers outside the operator set
     * @param addresses multiaddr text, at most 8
     * @param roles a set of {@code order-book}, {@code proof-relay}, {@code chain-observer}, {@code archive}
     * @param capacity self-declared, used only to place caches
     */
    record PeerDiscovery(@Nullable Certificate certificate, List<String> addresses, List<String> roles, int capacity)
            implements Payload {
        public static final int ADDRESSES_MAX = 8;
        public static final int ADDRESS_SIZE_MAX = 256;
        public static final int ROLES_MAX = 8;
        public static final int ROLE_SIZE_MAX = 32;

        public PeerDiscovery {
            addresses = List.copyOf(addresses);
            roles = List.copyOf(roles);
        }
    }

    /**
     * How a node is doing.
     *
     * @param operator whose node it is
     * @param verifiedTime the highest verified Lamport time
     * @param delivered how many messages it has delivered
     * @param peers how many peers its core has heard from since it last said so
     * @param heldBack how many messages wait for dependencies
     * @param agent name and version of the software
     */
    record NetworkHealth(
            PublicKey operator, LamportTime verifiedTime, long delivered, int peers, int heldBack, String agent)
            implements Payload {
        public static final int AGENT_SIZE_MAX = 64;
    }

    default MessageType type() {
        return switch (this) {
            case UserOrder _ -> MessageType.USER_ORDER;
            case UserOrderCancellation _ -> MessageType.USER_ORDER_CANCELLATION;
            case ComputationIntent _ -> MessageType.COMPUTATION_INTENT;
            case ProofAnnouncement _ -> MessageType.PROOF_ANNOUNCEMENT;
            case ProofShare _ -> MessageType.PROOF_SHARE;
            case CrossChainEvent _ -> MessageType.CROSS_CHAIN_EVENT;
            case LightClientProof _ -> MessageType.LIGHT_CLIENT_PROOF;
            case EquivocationProof _ -> MessageType.EQUIVOCATION_PROOF;
            case SealedOrder _ -> MessageType.SEALED_ORDER;
            case OrderReveal _ -> MessageType.ORDER_REVEAL;
            case BatchRoot _ -> MessageType.BATCH_ROOT;
            case Checkpoint _ -> MessageType.CHECKPOINT;
            case OperatorSet _ -> MessageType.OPERATOR_SET;
            case KeyCertificate _ -> MessageType.KEY_CERTIFICATE;
            case PeerDiscovery _ -> MessageType.PEER_DISCOVERY;
            case NetworkHealth _ -> MessageType.NETWORK_HEALTH;
        };
    }

    /** The causal lane: what decides shard and partition. */
    default Lane lane() {
        return switch (this) {
            case UserOrder(SignedUserOrder order) -> order.order().owner().lane();
            case UserOrderCancellation(SignedCancellation cancellation) ->
                cancellation.owner().lane();
            case ComputationIntent(var intent) -> intent.lane();
            case ProofAnnouncement(var proof) -> proof.lane();
            case ProofShare(var share) -> share.lane();
            case CrossChainEvent(var event) -> event.lane();
            case LightClientProof(var proof) -> proof.lane();
            case SealedOrder(var seal) -> seal.lane();
            case OrderReveal(var reveal) -> reveal.lane();
            case EquivocationProof _,
                    BatchRoot _,
                    Checkpoint _,
                    OperatorSet _,
                    KeyCertificate _,
                    PeerDiscovery _,
                    NetworkHealth _ -> Lane.NETWORK;
        };
    }

    /** What the payload says apart from how it was signed: the root of draft ids. */
    default Bytes32 contentId() {
        return switch (this) {
            case UserOrder(SignedUserOrder order) -> order.id().value();
            case UserOrderCancellation(SignedCancellation cancellation) -> cancellation.contentId();
            case ComputationIntent(var intent) -> intent.id().value();
            case EquivocationProof(var evidence) -> evidence.contentId();
            case SealedOrder(var seal) -> seal.id().value();
            case OrderReveal(var reveal) -> reveal.contentId();
            case BatchRoot(var batch) -> batch.statement();
            case Checkpoint(var checkpoint) -> checkpoint.id().value();
            case ProofAnnouncement _,
                    ProofShare _,
                    CrossChainEvent _,
                    LightClientProof _,
                    OperatorSet _,
                    KeyCertificate _,
                    PeerDiscovery _,
                    NetworkHealth _ -> Envelope.digest(encode());
        };
    }

    default Bytes encode() {
        return switch (this) {
            case UserOrder(SignedUserOrder order) -> order.encode();
            case UserOrderCancellation(SignedCancellation cancellation) -> cancellation.encode();
            case ComputationIntent(var intent) -> intent.encode();
            case ProofAnnouncement(var proof) -> proof.encode();
            case ProofShare(var share) -> share.encode();
            case CrossChainEvent(var event) -> event.encode();
            case LightClientProof(var proof) -> proof.encode();
            case EquivocationProof(var evidence) -> CanonicalWriter.encode(evidence, EquivocationEvidence::write);
            case SealedOrder(var seal) -> seal.encode();
            case OrderReveal(var reveal) -> reveal.encode();
            case BatchRoot(var batch) -> batch.encode();
            case Checkpoint(var checkpoint) -> checkpoint.encode();
            case OperatorSet(var change) -> change.encode();
            case KeyCertificate(Certificate certificate) -> certificate.encode();
            case PeerDiscovery discovery -> CanonicalWriter.encode(discovery, EphemeralCodec::write);
            case NetworkHealth health -> CanonicalWriter.encode(health, EphemeralCodec::write);
        };
    }

    /** Decodes the body of a type; types whose bodies this build does not read are malformed to it. */
    static Decoded<Payload> decode(MessageType type, Bytes bytes) {
        return switch (type) {
            case USER_ORDER -> Decoded.of(bytes, in -> new UserOrder(SignedUserOrder.read(in)));
            case USER_ORDER_CANCELLATION ->
                Decoded.of(bytes, in -> new UserOrderCancellation(SignedCancellation.read(in)));
            case COMPUTATION_INTENT ->
                Decoded.of(
                        bytes, in -> new ComputationIntent(org.causality.model.computation.ComputationIntent.read(in)));
            case PROOF_ANNOUNCEMENT ->
                Decoded.of(
                        bytes, in -> new ProofAnnouncement(org.causality.model.computation.ProofAnnouncement.read(in)));
            case PROOF_SHARE ->
                Decoded.of(bytes, in -> new ProofShare(org.causality.model.computation.ProofShare.read(in)));
            case CROSS_CHAIN_EVENT ->
                Decoded.of(bytes, in -> new CrossChainEvent(org.causality.model.chain.CrossChainEvent.read(in)));
            case LIGHT_CLIENT_PROOF ->
                Decoded.of(bytes, in -> new LightClientProof(org.causality.model.chain.LightClientProof.read(in)));
            case EQUIVOCATION_PROOF -> Decoded.of(bytes, in -> new EquivocationProof(EquivocationEvidence.read(in)));
            case SEALED_ORDER ->
                Decoded.of(bytes, in -> new SealedOrder(org.causality.model.privacy.SealedOrder.read(in)));
            case ORDER_REVEAL ->
                Decoded.of(bytes, in -> new OrderReveal(org.causality.model.privacy.OrderReveal.read(in)));
            case BATCH_ROOT -> Decoded.of(bytes, in -> new BatchRoot(org.causality.model.privacy.BatchRoot.read(in)));
            case CHECKPOINT -> Decoded.of(bytes, in -> new Checkpoint(org.causality.model.message.Checkpoint.read(in)));
            case OPERATOR_SET -> Decoded.of(bytes, in -> new OperatorSet(OperatorSetChange.read(in)));
            case KEY_CERTIFICATE -> Decoded.of(bytes, in -> new KeyCertificate(Certificate.read(in)));
            case PEER_DISCOVERY -> Decoded.of(bytes, (CanonicalReader in) -> EphemeralCodec.readPeerDiscovery(in));
            case NETWORK_HEALTH -> Decoded.of(bytes, (CanonicalReader in) -> EphemeralCodec.readNetworkHealth(in));
            case EPOCH_SHARE, AUCTION_BID, STRATEGY, OBSERVATION_SIGNATURE ->
                new Decoded.Malformed<>("no body of type " + type.seedName() + " is defined in version 1 yet");
        };
    }
}

package org.causality.model.json;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.order.OrderId;
import org.jspecify.annotations.Nullable;

/** A message's payload as the API and the event stream show it: the ids it stands for; what is behind them, their services tell. */
public sealed interface PayloadJson {

    record OrderRef(String orderId) implements PayloadJson {}

    record EventRef(String eventId) implements PayloadJson {}

    record IntentRef(String intentId, String jobId) implements PayloadJson {}

    record ProofRef(String jobId, String statement) implements PayloadJson {}

    /** @param root of the bytes the holder has, or has parts of */
    record ShareRef(String root, String holder) implements PayloadJson {}

    record SealRef(String sealId) implements PayloadJson {}

    record RevealRef(String sealId, String orderId) implements PayloadJson {}

    /** @param number of the batch at its operator */
    record BatchRef(String operator, String number, String root) implements PayloadJson {}

    /** Two messages of one place in a feed. */
    record EquivocationRef(String feed, String feedSequence, String first, String second) implements PayloadJson {}

    /** @param checkpoint its id */
    record CheckpointRef(String checkpoint, String epoch, String floor, String count) implements PayloadJson {}

    /** @param operators the keys of the next epoch's members */
    record OperatorSetRef(String epoch, List<String> operators) implements PayloadJson {}

    record CertificateRef(String purpose, String key, String incarnation, String operator) implements PayloadJson {}

    /** Null where the type has nothing to show. */
    static @Nullable PayloadJson shown(Payload said) {
        return switch (said) {
            case Payload.UserOrder(var order) -> new OrderRef(order.id().hex());
            case Payload.UserOrderCancellation(var cancellation) ->
                new OrderRef(cancellation.order().hex());
            case Payload.CrossChainEvent(var event) -> new EventRef(event.id().hex());
            case Payload.ComputationIntent(var intent) ->
                new IntentRef(intent.id().hex(), intent.job().hex());
            case Payload.ProofAnnouncement(var proof) ->
                new ProofRef(proof.job().hex(), proof.statement().hex());
            case Payload.ProofShare(var share) ->
                new ShareRef(share.blob().root().hex(), share.holder().hex());
            case Payload.SealedOrder(var seal) -> new SealRef(seal.id().hex());
            case Payload.OrderReveal(var reveal) ->
                new RevealRef(reveal.seal().hex(), reveal.order().id().hex());
            case Payload.BatchRoot(var batch) ->
                new BatchRef(
                        batch.operator().hex(),
                        Long.toUnsignedString(batch.number()),
                        batch.root().hex());
            case Payload.Checkpoint(var checkpoint) ->
                new CheckpointRef(
                        checkpoint.id().hex(),
                        Long.toUnsignedString(checkpoint.epoch()),
                        checkpoint.floor().toString(),
                        Long.toUnsignedString(checkpoint.count()));
            case Payload.OperatorSet(var change) ->
                new OperatorSetRef(
                        Long.toUnsignedString(change.epoch()),
                        change.operators().stream()
                                .map(operator -> operator.key().hex())
                                .toList());
            case Payload.KeyCertificate(Certificate certificate) -> shown(certificate);
            case Payload.EquivocationProof(var evidence) ->
                new EquivocationRef(
                        evidence.feed().hex(),
                        Long.toUnsignedString(evidence.sequence()),
                        evidence.first().id().hex(),
                        evidence.second().id().hex());
            case Payload.LightClientProof _, Payload.PeerDiscovery _, Payload.NetworkHealth _ -> null;
        };
    }

    private static PayloadJson shown(Certificate certificate) {
        return new CertificateRef(
                certificate.purpose().name(),
                certificate.key().hex(),
                Long.toUnsignedString(certificate.incarnation()),
                certificate.operator().hex());
    }

    /** The ids of the orders a message is about, 0x-hex. */
    static Set<String> orders(Payload said) {
        return switch (said) {
            case Payload.UserOrder(var order) -> Set.of(order.id().hex());
            case Payload.UserOrderCancellation(var cancellation) ->
                Set.of(cancellation.order().hex());
            case Payload.ComputationIntent(var intent) ->
                intent.orders().stream().map(OrderId::hex).collect(Collectors.toUnmodifiableSet());
            case Payload.OrderReveal(var reveal) -> Set.of(reveal.order().id().hex());
            case Payload.CrossChainEvent _,
                    Payload.SealedOrder _,
                    Payload.BatchRoot _,
                    Payload.Checkpoint _,
                    Payload.OperatorSet _,
                    Payload.ProofAnnouncement _,
                    Payload.ProofShare _,
                    Payload.KeyCertificate _,
                    Payload.LightClientProof _,
                    Payload.EquivocationProof _,
                    Payload.PeerDiscovery _,
                    Payload.NetworkHealth _ -> Set.of();
        };
    }
}

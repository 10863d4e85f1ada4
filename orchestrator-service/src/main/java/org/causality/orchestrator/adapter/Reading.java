package org.causality.orchestrator.adapter;

import java.util.List;
import org.causality.backbone.log.LogRecord;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.network.Genesis;
import org.causality.model.network.Purpose;
import org.causality.model.order.Finality;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.wire.FeedMuted;
import org.causality.orchestrator.core.Input;
import org.causality.orchestrator.fact.Fact;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes inputs of records. All methods answer what the record says, possibly nothing, and throw
 * {@link IllegalArgumentException} when that cannot be made out.
 */
record Reading(Genesis genesis) {
    /** What is read: see {@code spring.cloud.stream} in application.yaml. */
    static final List<Topic> READ =
            List.of(TopicCatalogue.DELIVERED, TopicCatalogue.CHAINS_EVENTS, TopicCatalogue.ORDERS_EVENTS);

    private static final String ENVELOPE = "envelope";
    private static final String PROGRESS = "Progress";
    private static final String VALID = "VALID";

    /** Fields we do not know are newer than we are. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Of {@code chains.events}, what is needed here. */
    private record FactFields(
            String eventId,
            String chain,
            String height,
            String kind,
            String emitter,
            String key,
            String value,
            @Nullable String finality,
            String verdict,
            boolean retracted,
            String cause,
            String lamport) {}

    /** Of {@code orders.events}, what is needed here. */
    private record OrderFields(String orderId, String to) {}

    List<Input> delivered(LogRecord record) {
        long sequence = record.number(RecordHeader.DELIVERY_SEQUENCE);
        RecordKey key = RecordKey.parse(record.key());
        Stamp stamp = new Stamp(key.time(), new MessageId(key.id()));
        if (record.is(RecordHeader.CONTENT, FeedMuted.CONTENT)) {
            FeedMuted muted = value(FeedMuted.decode(Bytes.wrap(record.value())));
            var end = new Input.Content.FeedVoid(muted.key(), muted.sequence());
            return List.of(new Input.Delivered(sequence, stamp, muted.key(), muted.sequence(), end));
        }
        if (!record.is(RecordHeader.CONTENT, ENVELOPE)) {
            return List.of(other(sequence, stamp));
        }
        Envelope envelope = value(Envelope.decode(Bytes.wrap(record.value())));
        var header = envelope.header();
        return List.of(new Input.Delivered(
                sequence, envelope.stamp(), header.sender(), header.sequence(), content(header.type(), envelope)));
    }

    private static <T> T value(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> value;
            case Decoded.Malformed<T>(String detail) -> throw new IllegalArgumentException(detail);
        };
    }

    private static Input other(long sequence, Stamp stamp) {
        var nobody = new org.causality.model.key.PublicKey(new Bytes32(0, 0, 0, 0));
        return new Input.Delivered(sequence, stamp, nobody, 0, new Input.Content.Other());
    }

    /** A body that cannot be read says nothing: any member may carry any bytes. */
    private Input.Content content(int code, Envelope envelope) {
        MessageType type = MessageType.ofCode(code).orElse(null);
        if (type == null || !(Payload.decode(type, envelope.payload()) instanceof Decoded.Ok<Payload>(var payload))) {
            return new Input.Content.Other();
        }
        return switch (payload) {
            case Payload.UserOrder(var order) ->
                order.order().network().equals(genesis.network()) && order.holds()
                        ? new Input.Content.OrderCarried(order)
                        : new Input.Content.Other();
            case Payload.ComputationIntent(var intent) -> new Input.Content.IntentSaid(intent);
            case Payload.ProofAnnouncement(var proof) -> new Input.Content.ProofSaid(proof);
            case Payload.KeyCertificate(var certificate) ->
                certificate.purpose() == Purpose.FEED && genesis.operators().vouchesFor(certificate, genesis.network())
                        ? new Input.Content.FeedCertified(certificate.key(), certificate.operator())
                        : new Input.Content.Other();
            case Payload.UserOrderCancellation _,
                    Payload.ProofShare _,
                    Payload.CrossChainEvent _,
                    Payload.LightClientProof _,
                    Payload.EquivocationProof _,
                    Payload.SealedOrder _,
                    Payload.OrderReveal _,
                    Payload.BatchRoot _,
                    Payload.Checkpoint _,
                    Payload.OperatorSet _,
                    Payload.PeerDiscovery _,
                    Payload.NetworkHealth _ -> new Input.Content.Other();
        };
    }

    /** Only VALID facts may be used; whatever else is said of one takes it back. */
    List<Input> chain(LogRecord record) {
        if (record.is(RecordHeader.EVENT, PROGRESS)) {
            return List.of();
        }
        FactFields fact = JSON.readValue(record.value(), FactFields.class);
        EventId id = EventId.parseHex(fact.eventId);
        Stamp carrier = new Stamp(
                new LamportTime(Decimals.parseUnsignedLong(fact.lamport)), new MessageId(Bytes32.parseHex(fact.cause)));
        String finality = fact.finality;
        if (!fact.verdict.equals(VALID) || fact.retracted || finality == null) {
            return List.of(new Input.FactRetracted(id, carrier));
        }
        return List.of(new Input.FactKnown(new Fact(
                id,
                new ChainId(fact.chain),
                Decimals.parseUnsignedLong(fact.height),
                EventKind.valueOf(fact.kind),
                Bytes.parseHex(fact.emitter),
                Bytes.parseHex(fact.key),
                Bytes.parseHex(fact.value),
                Finality.valueOf(finality),
                carrier)));
    }

    List<Input> order(LogRecord record) {
        if (!record.is(RecordHeader.EVENT, "StatusChanged")) {
            return List.of();
        }
        OrderFields order = JSON.readValue(record.value(), OrderFields.class);
        return List.of(
                new Input.OrderMoved(new OrderId(Bytes32.parseHex(order.orderId)), OrderStatus.valueOf(order.to)));
    }
}

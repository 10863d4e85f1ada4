package org.causality.crosschain.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.causality.crosschain.ethereum.Address;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.chain.LightClientProof;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.order.TimeMap;
import org.causality.model.reason.EdgeReason;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/**
 * Makes deliveries of records. The core vouches for the message; what it claims of a chain is for the own client. A
 * LightClientProof of a slot says what a CrossChainEvent of that slot says, so both are one fact.
 */
final class DeliveredReading {

    private static final String ENVELOPE = "envelope";

    private DeliveredReading() {}

    /** Null for a record without a place in the log: there is nothing to go on from. */
    static Work.@Nullable Delivered read(byte[] key, byte[] value, Map<String, byte[]> headers, String source) {
        long sequence = sequence(headers);
        if (sequence == 0) {
            return null;
        }
        try {
            RecordKey place = RecordKey.parse(key);
            Stamp stamp = new Stamp(place.time(), new MessageId(place.id()));
            return new Work.Delivered(sequence, stamp, event(value, headers), null);
        } catch (IllegalArgumentException | IllegalStateException e) {
            Stamp none = new Stamp(LamportTime.ZERO, new MessageId(new Bytes32(0, 0, 0, 0)));
            return new Work.Delivered(sequence, none, null, dead(key, value, e.getMessage(), source));
        }
    }

    private static long sequence(Map<String, byte[]> headers) {
        String text = header(headers, RecordHeader.DELIVERY_SEQUENCE);
        try {
            return text == null ? 0 : Decimals.parseUnsignedLong(text);
        } catch (IllegalArgumentException _) {
            return 0;
        }
    }

    private static @Nullable CrossChainEvent event(byte[] value, Map<String, byte[]> headers) {
        String name = header(headers, RecordHeader.TYPE);
        if (name == null || !ENVELOPE.equals(header(headers, RecordHeader.CONTENT))) {
            return null;
        }
        MessageType type = MessageType.ofSeedName(name).orElse(null);
        if (type != MessageType.CROSS_CHAIN_EVENT && type != MessageType.LIGHT_CLIENT_PROOF) {
            return null;
        }
        Envelope envelope = Envelope.decode(Bytes.wrap(value)).orThrow();
        return switch (Payload.decode(type, envelope.payload())) {
            case Decoded.Ok<Payload>(Payload.CrossChainEvent(CrossChainEvent event)) -> event;
            case Decoded.Ok<Payload>(Payload.LightClientProof(LightClientProof proof)) ->
                event(proof, envelope.header().sender());
            case Decoded.Ok<Payload> _ -> null;
            case Decoded.Malformed<Payload>(String detail) -> throw new IllegalArgumentException(detail);
        };
    }

    private static @Nullable CrossChainEvent event(LightClientProof proof, PublicKey sender) {
        boolean isSlot = proof.account().size() == Address.SIZE && proof.key().size() == Bytes32.SIZE;
        if (!isSlot || !(proof.proof() instanceof TrieProof.StorageProof nodes)) {
            return null;
        }
        return CrossChainEvent.stateValue(
                EventPlace.ofSlot(proof.chain(), proof.height(), proof.blockHash(), proof.account(), proof.key()),
                proof.value(),
                proof.claimed(),
                sender,
                TimeMap.EMPTY,
                nodes);
    }

    private static OutboxRecord dead(byte[] key, byte[] value, @Nullable String detail, String source) {
        return new OutboxRecord(TopicCatalogue.DELIVERED.dead(), 0, Bytes.wrap(key), Bytes.wrap(value), Map.of())
                .with(RecordHeader.REASON, EdgeReason.MALFORMED.name())
                .with(RecordHeader.DETAIL, String.valueOf(detail))
                .with(RecordHeader.SOURCE, source);
    }

    private static @Nullable String header(Map<String, byte[]> headers, RecordHeader name) {
        byte[] value = headers.get(name.key());
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}

package org.causality.crosschain.adapter;

import org.causality.backbone.log.LogRecord;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.crosschain.ethereum.Address;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.chain.LightClientProof;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes deliveries of records. The core vouches for the message; what it claims of a chain is for the own client. A
 * LightClientProof of a slot says what a CrossChainEvent of that slot says, so both are one fact.
 */
record DeliveredReading(String operator) {

    private static final String ENVELOPE = "envelope";
    private static final Stamp NO_MESSAGE = new Stamp(LamportTime.ZERO, new MessageId(new Bytes32(0, 0, 0, 0)));

    /** Null for a record without a place in the log: there is nothing to go on from. */
    Work.@Nullable Delivered read(LogRecord record) {
        long sequence = sequence(record);
        if (sequence == 0) {
            return null;
        }
        try {
            RecordKey place = RecordKey.parse(record.key());
            Stamp stamp = new Stamp(place.time(), new MessageId(place.id()));
            return new Work.Delivered(sequence, stamp, event(record), null);
        } catch (IllegalArgumentException | IllegalStateException e) {
            OutboxRecord dead =
                    OutboxRecord.dead(record, operator, EdgeReason.MALFORMED.name(), String.valueOf(e.getMessage()));
            return new Work.Delivered(sequence, NO_MESSAGE, null, dead);
        }
    }

    private static long sequence(LogRecord record) {
        try {
            return record.number(RecordHeader.DELIVERY_SEQUENCE);
        } catch (IllegalArgumentException _) {
            return 0;
        }
    }

    private static @Nullable CrossChainEvent event(LogRecord record) {
        String name = record.header(RecordHeader.TYPE);
        if (name == null || !record.is(RecordHeader.CONTENT, ENVELOPE)) {
            return null;
        }
        MessageType type = MessageType.ofSeedName(name).orElse(null);
        if (type != MessageType.CROSS_CHAIN_EVENT && type != MessageType.LIGHT_CLIENT_PROOF) {
            return null;
        }
        Envelope envelope = Envelope.decode(Bytes.wrap(record.value())).orThrow();
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
}

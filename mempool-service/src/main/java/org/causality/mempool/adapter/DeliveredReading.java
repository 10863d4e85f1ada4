package org.causality.mempool.adapter;

import java.time.Instant;
import java.util.List;
import org.causality.backbone.log.LogRecord;
import org.causality.mempool.book.Delivery;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.network.NetworkId;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes deliveries of records. The core vouches for the message (feed, time, dependencies); what the payload claims of a
 * wallet is checked here, since any operator may carry any payload.
 */
record DeliveredReading(NetworkId network) {

    /** What the header {@code content} says of a record that holds a whole message. */
    static final String ENVELOPE = "envelope";

    /** What became of a record. */
    sealed interface Read {

        record Known(Delivery delivery, String type) implements Read {}

        /** Its place or its message cannot be made out: for the dead-letter topic. */
        record Unreadable(Reason reason, String detail) implements Read {}
    }

    Read read(LogRecord record) {
        try {
            long sequence = record.number(RecordHeader.DELIVERY_SEQUENCE);
            RecordKey key = RecordKey.parse(record.key());
            Instant at = Instant.ofEpochMilli(record.timestampMillis());
            MessageType type = followed(record);
            if (type == null) {
                Stamp stamp = new Stamp(key.time(), new MessageId(key.id()));
                return known(new Delivery(sequence, stamp, List.of(), at, new Delivery.OtherType()), "other");
            }
            return switch (Envelope.decode(Bytes.wrap(record.value()))) {
                case Decoded.Malformed<Envelope>(String detail) -> new Read.Unreadable(EdgeReason.MALFORMED, detail);
                case Decoded.Ok<Envelope>(Envelope envelope) ->
                    known(
                            new Delivery(
                                    sequence,
                                    envelope.stamp(),
                                    envelope.header().dependencies(),
                                    at,
                                    content(type, envelope.payload())),
                            type.seedName());
            };
        } catch (IllegalArgumentException e) {
            return new Read.Unreadable(EdgeReason.MALFORMED, "its key or a header: " + e.getMessage());
        }
    }

    /** The type of a whole message the book reads, or null. */
    private static @Nullable MessageType followed(LogRecord record) {
        String name = record.header(RecordHeader.TYPE);
        if (name == null || !ENVELOPE.equals(record.header(RecordHeader.CONTENT))) {
            return null;
        }
        MessageType type = MessageType.ofSeedName(name).orElse(null);
        return type == MessageType.USER_ORDER || type == MessageType.USER_ORDER_CANCELLATION ? type : null;
    }

    private Delivery.Content content(MessageType type, Bytes payload) {
        return switch (Payload.decode(type, payload)) {
            case Decoded.Malformed<Payload>(String detail) -> new Delivery.Unusable(EdgeReason.MALFORMED, detail);
            case Decoded.Ok<Payload>(Payload.UserOrder(SignedUserOrder signed)) -> content(signed);
            case Decoded.Ok<Payload>(Payload.UserOrderCancellation(SignedCancellation cancellation)) ->
                content(cancellation);
            case Decoded.Ok<Payload> _ -> new Delivery.OtherType();
        };
    }

    private Delivery.Content content(SignedUserOrder signed) {
        if (!signed.order().network().equals(network)) {
            return new Delivery.Unusable(
                    EdgeReason.WRONG_NETWORK, "an order for " + signed.order().network());
        }
        return signed.holds()
                ? new Delivery.OrderCarried(signed.id(), signed)
                : new Delivery.Unusable(AdmissionReason.SIGNATURE, "order " + signed.id());
    }

    private Delivery.Content content(SignedCancellation cancellation) {
        if (!cancellation.network().equals(network)) {
            return new Delivery.Unusable(EdgeReason.WRONG_NETWORK, "a cancellation for " + cancellation.network());
        }
        return cancellation.holds()
                ? new Delivery.CancellationCarried(cancellation)
                : new Delivery.Unusable(AdmissionReason.SIGNATURE, "cancellation of " + cancellation.order());
    }

    private static Read known(Delivery delivery, String type) {
        return new Read.Known(delivery, type);
    }
}

package org.causality.gateway.event;

import java.time.Instant;
import org.causality.gateway.edge.CertifiedKeys;
import org.causality.gateway.event.MessageJson.CertificateRef;
import org.causality.gateway.event.MessageJson.EventRef;
import org.causality.gateway.event.MessageJson.OrderRef;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.network.Certificate;
import org.causality.model.wire.FeedMuted;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Makes events of records of {@code delivered}. */
public final class MessageEvents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CertifiedKeys keys;
    private final String ownOperator;

    /** @param ownOperator our short name: its messages are our own */
    public MessageEvents(CertifiedKeys keys, String ownOperator) {
        this.keys = keys;
        this.ownOperator = ownOperator;
    }

    /** The event of a record, or why there is none. */
    public Decoded<NodeEvent> of(DeliveredRow row) {
        EventCursor cursor = new EventCursor(row.sequence(), 0);
        return switch (row.content()) {
            case "envelope" -> map(Envelope.decode(row.value()), it -> message(cursor, row, it.signed(), it.payload()));
            case "header" -> map(SignedHeader.decode(row.value()), it -> message(cursor, row, it, null));
            case FeedMuted.CONTENT -> map(FeedMuted.decode(row.value()), muted -> muted(cursor, muted));
            default -> new Decoded.Malformed<>("unknown content " + row.content());
        };
    }

    private static <T> Decoded<NodeEvent> map(Decoded<T> decoded, java.util.function.Function<T, NodeEvent> event) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> new Decoded.Ok<>(event.apply(value));
            case Decoded.Malformed<T>(String detail) -> new Decoded.Malformed<>(detail);
        };
    }

    private record MutedJson(String key, String first, String sequence, String reason) {}

    private static NodeEvent muted(EventCursor cursor, FeedMuted muted) {
        MutedJson json = new MutedJson(
                muted.key().hex(), muted.first().hex(), Long.toUnsignedString(muted.sequence()), muted.reason());
        return new NodeEvent(cursor, NodeEvent.Kind.MUTED, null, JSON.writeValueAsString(json));
    }

    private NodeEvent message(EventCursor cursor, DeliveredRow row, SignedHeader signed, @Nullable Bytes payload) {
        Header header = signed.header();
        @Nullable MessageType type = MessageType.ofCode(header.type()).orElse(null);
        @Nullable Payload said = payload == null || type == null ? null : decoded(type, payload);
        @Nullable String operator = operatorOf(header);
        MessageId previous = header.previous();
        MessageJson json = new MessageJson(
                signed.id().hex(),
                type == null ? Integer.toString(header.type()) : type.seedName(),
                header.time().toString(),
                Long.toUnsignedString(header.sequence()),
                previous == null ? null : previous.hex(),
                header.parents().stream().map(MessageId::hex).toList(),
                header.dependencies().stream().map(MessageId::hex).toList(),
                header.shard(),
                header.sender().hex(),
                operator,
                header.payloadBytes(),
                shown(said),
                cursor.toString(),
                row.receivedMillis() < 0 ? null : time(row.receivedMillis()),
                time(row.deliveredMillis()),
                row.heldBackMillis() < 0 ? null : Long.toString(row.heldBackMillis()),
                row.draftId() != null || ownOperator.equals(operator));
        return new NodeEvent(cursor, NodeEvent.Kind.MESSAGE, orderOf(said), JSON.writeValueAsString(json));
    }

    private @Nullable String operatorOf(Header header) {
        CertifiedKeys.FeedKey key = keys.of(header.sender());
        return key == null ? null : key.operator().name();
    }

    private static @Nullable Payload decoded(MessageType type, Bytes payload) {
        return Payload.decode(type, payload) instanceof Decoded.Ok<Payload>(Payload said) ? said : null;
    }

    private static @Nullable Object shown(@Nullable Payload said) {
        if (said instanceof Payload.KeyCertificate(Certificate certificate)) {
            return new CertificateRef(
                    certificate.purpose().name(),
                    certificate.key().hex(),
                    Long.toUnsignedString(certificate.incarnation()),
                    certificate.operator().hex());
        }
        if (said instanceof Payload.CrossChainEvent(var event)) {
            return new EventRef(event.id().hex());
        }
        String order = orderOf(said);
        return order == null ? null : new OrderRef(order);
    }

    private static @Nullable String orderOf(@Nullable Payload said) {
        if (said instanceof Payload.UserOrder(var order)) {
            return order.id().hex();
        }
        return said instanceof Payload.UserOrderCancellation(var cancellation)
                ? cancellation.order().hex()
                : null;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}

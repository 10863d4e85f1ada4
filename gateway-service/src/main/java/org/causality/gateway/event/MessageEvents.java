package org.causality.gateway.event;

import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.causality.gateway.edge.CertifiedKeys;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.json.PayloadJson;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
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
    public Decoded<Happening> of(DeliveredRow row) {
        return switch (row.content()) {
            case "envelope" -> map(Envelope.decode(row.value()), it -> message(row, it.signed(), it.payload()));
            case "header" -> map(SignedHeader.decode(row.value()), it -> message(row, it, null));
            case FeedMuted.CONTENT -> map(FeedMuted.decode(row.value()), MessageEvents::muted);
            default -> new Decoded.Malformed<>("unknown content " + row.content());
        };
    }

    private static <T> Decoded<Happening> map(Decoded<T> decoded, Function<T, Happening> event) {
        return switch (decoded) {
            case Decoded.Ok<T>(T value) -> new Decoded.Ok<>(event.apply(value));
            case Decoded.Malformed<T>(String detail) -> new Decoded.Malformed<>(detail);
        };
    }

    private record MutedJson(String key, String first, String sequence, String reason) {}

    private static Happening muted(FeedMuted muted) {
        MutedJson json = new MutedJson(
                muted.key().hex(), muted.first().hex(), Long.toUnsignedString(muted.sequence()), muted.reason());
        return new Happening(Happening.Kind.MUTED, Set.of(), JSON.writeValueAsString(json));
    }

    private Happening message(DeliveredRow row, SignedHeader signed, @Nullable Bytes payload) {
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
                said == null ? null : PayloadJson.shown(said),
                new EventCursor(row.sequence(), 0).toString(),
                row.receivedMillis() < 0 ? null : time(row.receivedMillis()),
                time(row.deliveredMillis()),
                row.heldBackMillis() < 0 ? null : Long.toString(row.heldBackMillis()),
                row.draftId() != null || ownOperator.equals(operator));
        Set<String> orders = said == null ? Set.of() : PayloadJson.orders(said);
        return new Happening(Happening.Kind.MESSAGE, orders, JSON.writeValueAsString(json));
    }

    private @Nullable String operatorOf(Header header) {
        CertifiedKeys.FeedKey key = keys.of(header.sender());
        return key == null ? null : key.operator().name();
    }

    private static @Nullable Payload decoded(MessageType type, Bytes payload) {
        return Payload.decode(type, payload) instanceof Decoded.Ok<Payload>(Payload said) ? said : null;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}

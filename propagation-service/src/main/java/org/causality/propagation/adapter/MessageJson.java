package org.causality.propagation.adapter;

import java.time.Instant;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.json.PayloadJson;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.causality.propagation.causal.StoredMessage;
import org.jspecify.annotations.Nullable;

/** A message as the API shows it. Integers of 64 bits are decimal strings, ids {@code 0x}-hex, times RFC 3339. */
record MessageJson(
        String id,
        String type,
        String lamport,
        String feedSequence,
        @Nullable String previous,
        List<String> parents,
        List<String> dependencies,
        int shard,
        String sender,
        @Nullable String operator,
        int payloadBytes,
        @Nullable Object payload,
        boolean timeVerified,
        @Nullable String cursor,
        @Nullable String receivedAt,
        @Nullable String deliveredAt,
        @Nullable String heldBackMillis,
        boolean own) {

    static MessageJson of(StoredMessage row, Genesis genesis, @Nullable PublicKey operator) {
        Header header = row.signed().header();
        MessageType type = MessageType.ofCode(header.type()).orElse(null);
        MessageId previous = header.previous();
        boolean delivered = row.deliverySequence() > 0;
        return new MessageJson(
                row.signed().id().hex(),
                type == null ? Integer.toString(header.type()) : type.seedName(),
                header.time().toString(),
                Long.toUnsignedString(header.sequence()),
                previous == null ? null : previous.hex(),
                hex(header.parents()),
                hex(header.dependencies()),
                header.shard(),
                header.sender().hex(),
                operator == null
                        ? null
                        : genesis.operators()
                                .member(operator)
                                .map(Operator::name)
                                .orElse(null),
                header.payloadBytes(),
                type == null ? null : payload(type, row.payload()),
                row.timeVerified(),
                delivered ? row.deliverySequence() + ".0" : null,
                time(row.receivedMillis()),
                delivered ? time(row.deliveredMillis()) : null,
                row.heldBackMillis() < 0 ? null : Long.toString(row.heldBackMillis()),
                row.own());
    }

    private static List<String> hex(List<MessageId> ids) {
        return ids.stream().map(MessageId::hex).toList();
    }

    private static @Nullable String time(long millis) {
        return millis <= 0 ? null : Instant.ofEpochMilli(millis).toString();
    }

    private static @Nullable PayloadJson payload(MessageType type, @Nullable Bytes body) {
        if (body != null && Payload.decode(type, body) instanceof Decoded.Ok<Payload>(Payload payload)) {
            return PayloadJson.shown(payload);
        }
        return null;
    }
}

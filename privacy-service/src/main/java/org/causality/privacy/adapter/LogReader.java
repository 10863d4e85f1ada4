package org.causality.privacy.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.causality.backbone.log.LogRecord;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.network.Genesis;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.reason.EdgeReason;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.privacy.desk.Input;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes inputs of records. The core vouches for messages; what a payload claims of a wallet or an operator is checked here,
 * since any operator may carry any payload. Says nothing of what it read but where it broke.
 */
record LogReader(Genesis genesis) {

    /** What is read, in the order of {@code spring.cloud.stream}'s destinations in application.yaml. */
    static final List<Topic> READ = List.of(TopicCatalogue.DELIVERED, TopicCatalogue.ORDERS_STATE);

    /** The header {@code content} of a record of {@code delivered} that holds a whole message. */
    private static final String ENVELOPE = "envelope";

    private static final String HEADER = "header";

    private static final Stamp NO_MESSAGE = new Stamp(LamportTime.ZERO, new MessageId(new Bytes32(0, 0, 0, 0)));

    private static final String OTHER = "other";

    private static final Set<MessageType> FOLLOWED =
            Set.of(MessageType.SEALED_ORDER, MessageType.ORDER_REVEAL, MessageType.BATCH_ROOT);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Reading read(LogRecord record) {
        try {
            return record.topic().equals(TopicCatalogue.DELIVERED) ? delivered(record) : state(record);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return new Reading.Dead(record, EdgeReason.MALFORMED.name(), String.valueOf(e.getMessage()));
        } catch (JacksonException _) {
            return new Reading.Dead(record, EdgeReason.MALFORMED.name(), "no JSON");
        }
    }

    private Reading delivered(LogRecord record) {
        long sequence = record.number(RecordHeader.DELIVERY_SEQUENCE, 0);
        String name = record.header(RecordHeader.TYPE);
        MessageType type = name == null || !ENVELOPE.equals(record.header(RecordHeader.CONTENT))
                ? null
                : MessageType.ofSeedName(name).orElse(null);
        if (type == null || !FOLLOWED.contains(type)) {
            return told(new Input.Delivered(sequence, stamp(record), List.of(), new Input.Content.Other()), OTHER);
        }
        return switch (Envelope.decode(Bytes.wrap(record.value()))) {
            case Decoded.Malformed<Envelope>(String detail) ->
                new Reading.Dead(record, EdgeReason.MALFORMED.name(), detail);
            case Decoded.Ok<Envelope>(Envelope envelope) ->
                told(
                        new Input.Delivered(
                                sequence,
                                envelope.stamp(),
                                envelope.header().dependencies(),
                                content(type, envelope.payload())),
                        type.seedName());
        };
    }

    /** That of a message; the core's own records have no time that counts. */
    private static Stamp stamp(LogRecord record) {
        String content = record.header(RecordHeader.CONTENT);
        if (!ENVELOPE.equals(content) && !HEADER.equals(content)) {
            return NO_MESSAGE;
        }
        RecordKey key = RecordKey.parse(record.key());
        return new Stamp(key.time(), new MessageId(key.id()));
    }

    private static Reading told(Input input, String type) {
        return new Reading.Told(List.of(input), type);
    }

    /** A payload that does not hold stands in the log for everybody and concerns nothing here. */
    private Input.Content content(MessageType type, Bytes payload) {
        return switch (Payload.decode(type, payload)) {
            case Decoded.Ok<Payload>(Payload.SealedOrder(var seal)) ->
                seal.network().equals(genesis.network()) && seal.holds()
                        ? new Input.Content.SealCarried(seal)
                        : new Input.Content.Other();
            case Decoded.Ok<Payload>(Payload.OrderReveal(var reveal)) -> new Input.Content.RevealCarried(reveal);
            case Decoded.Ok<Payload>(Payload.BatchRoot(var batch)) ->
                batch.fault(genesis) == null ? new Input.Content.RootCarried(batch) : new Input.Content.Other();
            case Decoded.Ok<Payload> _, Decoded.Malformed<Payload> _ -> new Input.Content.Other();
        };
    }

    /** Of an order as it stands only what was admitted: its own receipt and that of its cancellation. */
    private static Reading state(LogRecord record) {
        if (record.value().length == 0) {
            return new Reading.Told(List.of(), OTHER);
        }
        JsonNode json = JSON.readTree(record.value());
        List<Input> admitted = new ArrayList<>();
        add(admitted, json.path("receipt"));
        add(admitted, json.path("cancellation").path("receipt"));
        return new Reading.Told(admitted, "admission");
    }

    private static void add(List<Input> admitted, @Nullable JsonNode receipt) {
        if (receipt != null && receipt.isString()) {
            AdmissionReceipt read =
                    AdmissionReceipt.decode(Bytes.parseHex(receipt.asString())).orThrow();
            admitted.add(new Input.Admitted(read.admissionNumber(), read.subject()));
        }
    }
}

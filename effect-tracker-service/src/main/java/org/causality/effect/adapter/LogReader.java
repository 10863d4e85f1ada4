package org.causality.effect.adapter;

import java.util.List;
import java.util.Locale;
import org.causality.backbone.log.LogRecord;
import org.causality.effect.book.Input;
import org.causality.effect.evolution.Fact;
import org.causality.effect.evolution.FactStanding;
import org.causality.effect.evolution.Spot;
import org.causality.model.chain.EventId;
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
import org.causality.model.order.Finality;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.EdgeReason;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes inputs of records. The writers are services of this node, so fields they add are passed over; what they leave out
 * makes the record a dead letter.
 */
final class LogReader {

    /** What is read, in the order of {@code spring.cloud.stream}'s destinations in application.yaml. */
    static final List<Topic> READ = List.of(
            TopicCatalogue.DELIVERED,
            TopicCatalogue.CHAINS_EVENTS,
            TopicCatalogue.ORDERS_EVENTS,
            TopicCatalogue.JOBS_EVENTS);

    /** The header {@code event} of a record that says how far its writer has told everything. */
    static final String PROGRESS = "Progress";

    /** The header {@code content} of a record of {@code delivered} that holds a whole message. */
    private static final String ENVELOPE = "envelope";

    /** How {@code chains.events} says that what was VALID has left the chain. */
    private static final String RETRACTED = "RETRACTED";

    /** The reason beside NOT_YET that says the same. */
    private static final String BLOCK_RETRACTED = "BLOCK_RETRACTED";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Reading read(LogRecord record) {
        long sequence = record.number(RecordHeader.DELIVERY_SEQUENCE, 0);
        if (PROGRESS.equals(record.header(RecordHeader.EVENT))) {
            return new Reading.Progress(record, sequence);
        }
        try {
            return record.topic().equals(TopicCatalogue.DELIVERED)
                    ? delivered(record, sequence)
                    : told(record, JSON.readTree(record.value()), sequence);
        } catch (IllegalArgumentException | JacksonException e) {
            return new Reading.Dead(record, EdgeReason.MALFORMED.name(), String.valueOf(e.getMessage()));
        }
    }

    private static Reading delivered(LogRecord record, long sequence) {
        String name = record.header(RecordHeader.TYPE);
        MessageType type = name == null || !ENVELOPE.equals(record.header(RecordHeader.CONTENT))
                ? null
                : MessageType.ofSeedName(name).orElse(null);
        if (type != MessageType.COMPUTATION_INTENT && type != MessageType.PROOF_ANNOUNCEMENT) {
            return new Reading.Passed(record, sequence);
        }
        return switch (Envelope.decode(Bytes.wrap(record.value()))) {
            case Decoded.Malformed<Envelope>(String detail) ->
                new Reading.Dead(record, EdgeReason.MALFORMED.name(), detail);
            case Decoded.Ok<Envelope>(Envelope envelope) -> spoken(record, type, envelope, sequence);
        };
    }

    private static Reading spoken(LogRecord record, MessageType type, Envelope envelope, long sequence) {
        return switch (Payload.decode(type, envelope.payload())) {
            case Decoded.Ok<Payload>(Payload.ComputationIntent(var intent)) ->
                new Reading.Told(record, new Input.IntentSpoken(intent), envelope.stamp(), sequence);
            case Decoded.Ok<Payload>(Payload.ProofAnnouncement(var proof)) ->
                new Reading.Told(record, new Input.ProofSpoken(proof), envelope.stamp(), sequence);
            // A message with a payload that cannot be read stands in the log for everybody; it concerns no effect.
            case Decoded.Ok<Payload> _, Decoded.Malformed<Payload> _ -> new Reading.Passed(record, sequence);
        };
    }

    private static Reading told(LogRecord record, JsonNode json, long sequence) {
        Stamp cause = cause(record, json);
        Input input = input(record, json, cause);
        return input == null ? new Reading.Passed(record, sequence) : new Reading.Told(record, input, cause, sequence);
    }

    private static @Nullable Input input(LogRecord record, JsonNode json, Stamp cause) {
        if (record.topic().equals(TopicCatalogue.CHAINS_EVENTS)) {
            return json.hasNonNull("eventId") ? new Input.FactHeard(fact(record, json, cause)) : null;
        }
        if (record.topic().equals(TopicCatalogue.ORDERS_EVENTS)) {
            return json.hasNonNull("orderId")
                    ? new Input.OrderHeard(
                            OrderId.parseHex(text(json, "orderId")),
                            OrderStatus.valueOf(text(json, "to")),
                            number(json, "version"))
                    : null;
        }
        return JobReader.input(record, json);
    }

    private static Fact fact(LogRecord record, JsonNode json, Stamp cause) {
        FactStanding standing = standing(record, json);
        String taken = optional(json, "retracts");
        return new Fact(
                EventId.parseHex(taken == null ? text(json, "eventId") : taken),
                new Spot(
                        new ChainId(text(json, "chain")),
                        Bytes.parseHex(text(json, "emitter")),
                        Bytes.parseHex(text(json, "key"))),
                number(json, "height"),
                Bytes32.parseHex(text(json, "blockHash")),
                Bytes.parseHex(text(json, "value")),
                json.hasNonNull("transaction") ? Bytes32.parseHex(text(json, "transaction")) : null,
                standing,
                standing == FactStanding.VALID ? Finality.valueOf(text(json, "finality")) : Finality.UNSAFE,
                number(json, "version"),
                cause);
    }

    private static FactStanding standing(LogRecord record, JsonNode json) {
        String verdict = text(json, "verdict");
        String event = record.header(RecordHeader.EVENT);
        boolean takenBack = verdict.equals(RETRACTED)
                || (event != null && event.toUpperCase(Locale.ROOT).contains(RETRACTED))
                || BLOCK_RETRACTED.equals(optional(json, "reason"))
                || optional(json, "retracts") != null;
        if (takenBack) {
            return FactStanding.RETRACTED;
        }
        return switch (verdict) {
            case "VALID" -> FactStanding.VALID;
            case "NOT_YET" -> FactStanding.SEEN;
            case "INVALID" -> FactStanding.REFUSED;
            default -> throw new IllegalArgumentException("no verdict is called " + verdict);
        };
    }

    private static Stamp cause(LogRecord record, JsonNode json) {
        if (json.hasNonNull("cause") && json.hasNonNull("lamport")) {
            return new Stamp(new LamportTime(number(json, "lamport")), MessageId.parseHex(text(json, "cause")));
        }
        RecordKey key = RecordKey.parse(record.key());
        return new Stamp(key.time(), new MessageId(key.id()));
    }

    static String text(JsonNode json, String field) {
        String text = optional(json, field);
        if (text == null) {
            throw new IllegalArgumentException("no field " + field);
        }
        return text;
    }

    static @Nullable String optional(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.path(field).asString() : null;
    }

    /** An unsigned number, as text or as such; 0 when absent. */
    static long number(JsonNode json, String field) {
        String text = optional(json, field);
        return text == null ? 0 : Decimals.parseUnsignedLong(text);
    }
}

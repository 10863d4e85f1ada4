package org.causality.mempool.adapter;

import static org.causality.mempool.adapter.Required.present;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.causality.backbone.log.LogRecord;
import org.causality.mempool.book.JobNews;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.Decimals;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.json.IntentJson.SlotJson;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes news of {@code jobs.events}. */
final class JobReading {

    /** Fields we do not know are newer than we are. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Of a record, what is needed here; which fields are there depends on the header {@code event}. */
    private record Fields(
            @Nullable String jobId,
            @Nullable SlotJson slot,
            @Nullable String to,
            @Nullable String reason,
            @Nullable List<@Nullable String> orders,
            @JsonProperty("final") @Nullable Boolean isFinal,
            @Nullable String cause,
            @Nullable String lamport) {

        JobId job() {
            return JobId.parseHex(present("jobId", jobId));
        }

        SlotId place() {
            SlotJson json = present("slot", slot);
            return new SlotId(
                    new LineageId(Bytes32.parseHex(present("slot.lineage", json.lineage()))),
                    Bytes32.parseHex(present("slot.parentOutput", json.parentOutput())),
                    Decimals.parseUnsignedLong(present("slot.index", json.index())));
        }

        Stamp stamp() {
            return new Stamp(
                    new LamportTime(Decimals.parseUnsignedLong(present("lamport", lamport))),
                    MessageId.parseHex(present("cause", cause)));
        }

        List<OrderId> named() {
            List<@Nullable String> ids = orders == null ? List.of() : orders;
            if (ids.size() > ComputationIntent.ORDERS_MAX) {
                throw new IllegalArgumentException("more orders than an intent names: " + ids.size());
            }
            return ids.stream()
                    .map(id -> OrderId.parseHex(present("orders", id)))
                    .toList();
        }
    }

    private JobReading() {}

    /**
     * Null for what moves no order.
     *
     * @throws IllegalArgumentException it cannot be made out
     * @throws tools.jackson.core.JacksonException it is no JSON of its kind
     */
    static @Nullable JobNews read(LogRecord record) {
        return switch (record.event()) {
            case "StatusChanged", "SlotDecided", "ResultVerified", "StepAnchored", "StepFell", "LineageMoved" ->
                news(record, present("the value", JSON.readValue(record.value(), Fields.class)));
            default -> null;
        };
    }

    private static JobNews news(LogRecord record, Fields fields) {
        return new JobNews(
                Required.place(record),
                fields.stamp(),
                Instant.ofEpochMilli(record.timestampMillis()),
                fields.named(),
                content(record.event(), fields));
    }

    private static JobNews.Content content(String event, Fields fields) {
        return switch (event) {
            case "StatusChanged" ->
                new JobNews.OwnJobMoved(
                        fields.place(), fields.job(), ComputationStatus.valueOf(present("to", fields.to())));
            case "SlotDecided" -> new JobNews.SlotDecided(fields.place(), fields.job());
            case "ResultVerified" -> new JobNews.ResultVerified(fields.place());
            case "StepAnchored" -> new JobNews.StepAnchored(present("final", fields.isFinal()));
            case "StepFell" ->
                new JobNews.StepFell(
                        fields.place(), fields.job(), JobNews.Fall.valueOf(present("reason", fields.reason())));
            default -> new JobNews.LineageMoved(fields.place());
        };
    }
}

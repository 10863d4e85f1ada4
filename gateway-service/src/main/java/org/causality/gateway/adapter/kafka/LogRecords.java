package org.causality.gateway.adapter.kafka;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.causality.gateway.edge.EdgeDoor;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.edge.Urgency;
import org.causality.gateway.event.CausedEvents;
import org.causality.gateway.event.DeliveredRow;
import org.causality.gateway.event.EventLane;
import org.causality.gateway.event.EventMerge;
import org.causality.gateway.event.EventTopic;
import org.causality.gateway.event.Happening;
import org.causality.gateway.event.MessageEvents;
import org.causality.gateway.event.NodeEvent;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.adapter.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns records of the logs into what the merge takes, and tells the edge what was delivered. */
@Component
class LogRecords {

    private static final Logger LOG = LoggerFactory.getLogger(LogRecords.class);

    /** What our services call the record that says how far a lane has told everything. */
    private static final String PROGRESS = "Progress";

    private static final byte[] NO_VALUE = {};

    private final EdgeDoor door;
    private final Urgency urgency;
    private final MessageEvents messages;

    LogRecords(EdgeDoor door, MessageEvents messages, EdgeState state) {
        this.urgency = state.urgency();
        this.door = door;
        this.messages = messages;
    }

    List<NodeEvent> delivered(ConsumerRecord<byte[], byte[]> record, EventMerge merge) {
        Headers headers = record.headers();
        DeliveredRow row = new DeliveredRow(
                RecordHeaders.number(headers, RecordHeader.DELIVERY_SEQUENCE, 0),
                Objects.requireNonNullElse(RecordHeaders.text(headers, RecordHeader.CONTENT), ""),
                Bytes.wrap(Objects.requireNonNullElse(record.value(), NO_VALUE)),
                record.timestamp(),
                RecordHeaders.number(headers, RecordHeader.RECEIVED_MILLIS, -1),
                RecordHeaders.number(headers, RecordHeader.HELD_BACK_MILLIS, -1),
                RecordHeaders.text(headers, RecordHeader.DRAFT_ID));
        if (row.content().equals("envelope")
                && Envelope.decode(row.value()) instanceof Decoded.Ok<Envelope>(Envelope envelope)) {
            door.delivered(envelope, row.knownMillis());
        }
        return merge.delivered(row.sequence(), row.isTick() ? null : happening(record, row));
    }

    private @Nullable Happening happening(ConsumerRecord<byte[], byte[]> record, DeliveredRow row) {
        return switch (messages.of(row)) {
            case Decoded.Ok<Happening>(Happening event) -> event;
            case Decoded.Malformed<Happening>(String detail) -> {
                skip(record, detail);
                yield null;
            }
        };
    }

    List<NodeEvent> caused(EventLane lane, ConsumerRecord<byte[], byte[]> record, EventMerge merge) {
        Headers headers = record.headers();
        long sequence = RecordHeaders.number(headers, RecordHeader.DELIVERY_SEQUENCE, 0);
        String name = Objects.requireNonNullElse(RecordHeaders.text(headers, RecordHeader.EVENT), "");
        if (name.equals(PROGRESS)) {
            return merge.progress(lane, sequence);
        }
        int index = (int) RecordHeaders.number(headers, RecordHeader.INDEX, 0);
        if (lane.topic() == EventTopic.JOBS) {
            JobNews.tell(name, record.value(), urgency);
        }
        Happening event = CausedEvents.of(lane.topic(), name, record.value());
        if (event == null || sequence < 1 || index < 1) {
            skip(record, "no event, or no place among events");
            return List.of();
        }
        return merge.caused(lane, sequence, index, event);
    }

    /** Our own services wrote it, so it is their bug; the stream goes on, because everybody's events are behind it. */
    private static void skip(ConsumerRecord<byte[], byte[]> record, String detail) {
        LOG.error("{}-{}@{} skipped: {}", record.topic(), record.partition(), record.offset(), detail);
    }
}

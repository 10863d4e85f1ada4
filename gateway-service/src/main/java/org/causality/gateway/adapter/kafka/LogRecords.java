package org.causality.gateway.adapter.kafka;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.causality.gateway.edge.EdgeDoor;
import org.causality.gateway.event.DeliveredRow;
import org.causality.gateway.event.EventCursor;
import org.causality.gateway.event.EventMerge;
import org.causality.gateway.event.MessageEvents;
import org.causality.gateway.event.NodeEvent;
import org.causality.gateway.event.OrderEvents;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.message.Envelope;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.adapter.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns records of the logs into what the merge takes, and tells the edge what was delivered. */
@Component
class LogRecords {

    private static final Logger LOG = LoggerFactory.getLogger(LogRecords.class);

    /** What {@code orders.events} calls the record that says how far a lane has told everything. */
    private static final String PROGRESS = "Progress";

    private final EdgeDoor door;
    private final MessageEvents messages;

    LogRecords(EdgeDoor door, MessageEvents messages) {
        this.door = door;
        this.messages = messages;
    }

    List<NodeEvent> delivered(ConsumerRecord<byte[], byte[]> record, EventMerge merge) {
        Headers headers = record.headers();
        DeliveredRow row = new DeliveredRow(
                RecordHeaders.number(headers, RecordHeader.DELIVERY_SEQUENCE, 0),
                Objects.requireNonNullElse(RecordHeaders.text(headers, RecordHeader.CONTENT), ""),
                Bytes.wrap(record.value()),
                record.timestamp(),
                RecordHeaders.number(headers, RecordHeader.RECEIVED_MILLIS, -1),
                RecordHeaders.number(headers, RecordHeader.HELD_BACK_MILLIS, -1),
                RecordHeaders.text(headers, RecordHeader.DRAFT_ID));
        if (row.content().equals("envelope")
                && Envelope.decode(row.value()) instanceof Decoded.Ok<Envelope>(Envelope envelope)) {
            door.delivered(envelope, row.knownMillis());
        }
        return switch (messages.of(row)) {
            case Decoded.Ok<NodeEvent>(NodeEvent event) -> merge.delivered(event);
            case Decoded.Malformed<NodeEvent>(String detail) -> skipped(record, detail);
        };
    }

    List<NodeEvent> caused(ConsumerRecord<byte[], byte[]> record, EventMerge merge) {
        Headers headers = record.headers();
        long sequence = RecordHeaders.number(headers, RecordHeader.DELIVERY_SEQUENCE, 0);
        if (PROGRESS.equals(RecordHeaders.text(headers, RecordHeader.EVENT))) {
            return merge.progress(record.partition(), sequence);
        }
        EventCursor cursor = new EventCursor(sequence, (int) RecordHeaders.number(headers, RecordHeader.INDEX, 0));
        NodeEvent event = OrderEvents.of(cursor, record.value());
        return event == null ? skipped(record, "no event of an order") : merge.caused(event);
    }

    /** Our own services wrote it, so it is their bug; the stream goes on, because everybody's events are behind it. */
    private static List<NodeEvent> skipped(ConsumerRecord<byte[], byte[]> record, String detail) {
        LOG.error("{}-{}@{} skipped: {}", record.topic(), record.partition(), record.offset(), detail);
        return List.of();
    }
}

package org.causality.mempool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.causality.mempool.book.Cursor;
import org.causality.model.order.OrderId;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a reader of {@code orders.events} has seen: the changes by cursor, and how far each partition has come. */
record EventsSeen(Map<String, JsonNode> byCursor, Map<Integer, Long> progress) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Fails when a cursor was given to two events. */
    static EventsSeen by(MempoolNode node) {
        Map<String, JsonNode> events = new TreeMap<>(Comparator.comparing(Cursor::parse));
        Map<Integer, Long> progress = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : node.kafka.all(TopicCatalogue.ORDERS_EVENTS)) {
            long sequence = RecordHeaders.number(record.headers(), RecordHeader.DELIVERY_SEQUENCE, -1);
            if (EventJson.PROGRESS.equals(RecordHeaders.text(record.headers(), RecordHeader.EVENT))) {
                Long before = progress.put(record.partition(), sequence);
                assertThat(before == null || before <= sequence).isTrue();
            } else {
                String index = new String(
                        record.headers().lastHeader(RecordHeader.INDEX.key()).value(), StandardCharsets.UTF_8);
                assertThat(events.put(sequence + "." + index, JSON.readTree(record.value())))
                        .as("one event at " + sequence + "." + index)
                        .isNull();
                assertThat(sequence)
                        .as("after the progress of its partition")
                        .isGreaterThan(progress.getOrDefault(record.partition(), 0L));
            }
        }
        return new EventsSeen(events, progress);
    }

    List<String> of(OrderId order) {
        return byCursor.entrySet().stream()
                .filter(event -> Objects.equals(event.getValue().path("orderId").asString(), order.hex()))
                .map(event -> event.getValue().path("from").asString() + ">"
                        + event.getValue().path("to").asString())
                .toList();
    }
}

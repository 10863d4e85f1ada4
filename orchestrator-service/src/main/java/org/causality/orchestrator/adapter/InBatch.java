package org.causality.orchestrator.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/** A batch of Spring Cloud Stream as records. */
final class InBatch {
    private static final byte[] NO_BYTES = {};

    private InBatch() {}

    static List<InRecord> records(Message<List<byte[]>> batch) {
        MessageHeaders headers = batch.getHeaders();
        List<?> values = batch.getPayload();
        List<?> keys = list(headers, KafkaHeaders.RECEIVED_KEY);
        List<?> offsets = list(headers, KafkaHeaders.OFFSET);
        List<?> partitions = list(headers, KafkaHeaders.RECEIVED_PARTITION);
        List<?> more = list(headers, KafkaHeaders.BATCH_CONVERTED_HEADERS);
        List<InRecord> records = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            records.add(new InRecord(
                    bytes(keys.get(i)),
                    bytes(values.get(i)),
                    recordHeaders(more.get(i)),
                    ((Number) partitions.get(i)).intValue(),
                    ((Number) offsets.get(i)).longValue()));
        }
        return records;
    }

    private static List<?> list(MessageHeaders headers, String name) {
        return headers.get(name) instanceof List<?> values ? values : List.of();
    }

    private static Map<String, byte[]> recordHeaders(@Nullable Object headers) {
        Map<String, byte[]> read = new HashMap<>();
        if (headers instanceof Map<?, ?> named) {
            named.forEach((name, value) -> {
                if (name instanceof String text && value instanceof byte[] bytes) {
                    read.put(text, bytes);
                }
            });
        }
        return read;
    }

    private static byte[] bytes(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes : NO_BYTES;
    }
}

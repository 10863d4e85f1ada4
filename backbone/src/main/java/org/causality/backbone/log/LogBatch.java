package org.causality.backbone.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/** A batch of Spring Cloud Stream as records. */
public final class LogBatch {
    /** Below the consumer's {@code max.poll.interval.ms}: a waiting batch is given again instead of losing the group. */
    private static final long COMMIT_WAIT_MILLIS_MAX = 60_000;

    private static final byte[] NO_BYTES = {};

    private LogBatch() {}

    /** @throws IllegalArgumentException a record is of a topic that is not read here */
    public static List<LogRecord> records(Message<List<byte[]>> batch, OperatorTopics topics) {
        MessageHeaders headers = batch.getHeaders();
        List<?> values = batch.getPayload();
        List<?> names = list(headers, KafkaHeaders.RECEIVED_TOPIC);
        List<?> keys = list(headers, KafkaHeaders.RECEIVED_KEY);
        List<?> offsets = list(headers, KafkaHeaders.OFFSET);
        List<?> times = list(headers, KafkaHeaders.RECEIVED_TIMESTAMP);
        List<?> partitions = list(headers, KafkaHeaders.RECEIVED_PARTITION);
        List<?> more = list(headers, KafkaHeaders.BATCH_CONVERTED_HEADERS);
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            records.add(new LogRecord(
                    topics.read(String.valueOf(names.get(i))),
                    ((Number) partitions.get(i)).intValue(),
                    ((Number) offsets.get(i)).longValue(),
                    ((Number) times.get(i)).longValue(),
                    bytes(keys.get(i)),
                    bytes(values.get(i)),
                    recordHeaders(more.get(i))));
        }
        return records;
    }

    /** Until what a batch caused is kept. @throws IllegalStateException it was not, or not in time; it is given again */
    public static void await(CompletableFuture<@Nullable Void> done) {
        try {
            done.get(COMMIT_WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            boolean _ = done.cancel(false);
            throw new IllegalStateException("the batch was not committed; it is given again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch was being committed", e);
        }
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

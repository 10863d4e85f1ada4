package org.causality.privacy.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.causality.model.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * Takes the logs, batch by batch, and waits until the writer has committed what a batch caused. What was
 * read twice is known by its sequence or number; the group's offsets only say where to look first after a start.
 */
final class LogConsumer implements Consumer<Message<List<byte[]>>> {

    /** Below the consumer's {@code max.poll.interval.ms}: a waiting batch is given again instead of losing the group. */
    private static final long COMMIT_WAIT_MILLIS_MAX = 60_000;

    private static final byte[] NO_BYTES = {};

    private final LogReader reader;
    private final Topics topics;
    private final DeskWriter writer;

    LogConsumer(LogReader reader, Topics topics, DeskWriter writer) {
        this.reader = reader;
        this.topics = topics;
        this.writer = writer;
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        List<Reading> readings = new ArrayList<>();
        records(batch).forEach(record -> readings.add(reader.read(record)));
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        writer.submit(new Work.Heard(readings, done));
        await(done);
    }

    private static void await(CompletableFuture<@Nullable Void> done) {
        try {
            done.get(COMMIT_WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the batch was not committed; it is given again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch was being committed", e);
        }
    }

    private List<LogRecord> records(Message<List<byte[]>> batch) {
        MessageHeaders headers = batch.getHeaders();
        List<byte[]> values = batch.getPayload();
        List<?> names = list(headers, KafkaHeaders.RECEIVED_TOPIC);
        List<?> keys = list(headers, KafkaHeaders.RECEIVED_KEY);
        List<?> offsets = list(headers, KafkaHeaders.OFFSET);
        List<?> times = list(headers, KafkaHeaders.RECEIVED_TIMESTAMP);
        List<?> partitions = list(headers, KafkaHeaders.RECEIVED_PARTITION);
        List<?> more = list(headers, KafkaHeaders.BATCH_CONVERTED_HEADERS);
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Topic topic = topics.read(String.valueOf(names.get(i)));
            if (topic != null) {
                records.add(new LogRecord(
                        topic,
                        ((Number) partitions.get(i)).intValue(),
                        ((Number) offsets.get(i)).longValue(),
                        ((Number) times.get(i)).longValue(),
                        bytes(keys.get(i)),
                        bytes(values.get(i)),
                        recordHeaders(more.get(i))));
            }
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

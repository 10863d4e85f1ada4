package org.causality.mempool.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/**
 * Takes {@code delivered}, batch by batch, and waits until the writer has committed what a batch caused. How far the log
 * was read stands in that same transaction, as the delivery sequence of the bookmark; the group's offsets only say where
 * to look first after a start, so the binding commits them now and then, behind the writer, and costs the broker no part
 * of a transaction. A batch that is given again is known by its delivery sequences; of what could not be read a second
 * dead letter may be written.
 */
final class DeliveredConsumer implements Consumer<Message<List<byte[]>>> {

    /** Below the consumer's {@code max.poll.interval.ms}: a waiting batch is given again instead of losing the group. */
    private static final long COMMIT_WAIT_MILLIS_MAX = 60_000;

    private static final byte[] NO_BYTES = {};

    private final DeliveredReading reading;
    private final BookWriter writer;

    DeliveredConsumer(DeliveredReading reading, BookWriter writer) {
        this.reading = reading;
        this.writer = writer;
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        List<DeliveredReading.Read.Known> known = new ArrayList<>();
        List<Entry.Dead> dead = new ArrayList<>();
        for (DeliveredRecord record : records(batch)) {
            switch (reading.read(record)) {
                case DeliveredReading.Read.Known read -> known.add(read);
                case DeliveredReading.Read.Unreadable(var reason, var detail) ->
                    dead.add(new Entry.Dead(record, reason, detail));
            }
        }
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        writer.submit(new Work.Arrived(known, dead, done));
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

    private static List<DeliveredRecord> records(Message<List<byte[]>> batch) {
        MessageHeaders headers = batch.getHeaders();
        List<?> values = batch.getPayload();
        List<?> keys = list(headers, KafkaHeaders.RECEIVED_KEY);
        List<?> offsets = list(headers, KafkaHeaders.OFFSET);
        List<?> times = list(headers, KafkaHeaders.RECEIVED_TIMESTAMP);
        List<?> partitions = list(headers, KafkaHeaders.RECEIVED_PARTITION);
        List<?> more = list(headers, KafkaHeaders.BATCH_CONVERTED_HEADERS);
        List<DeliveredRecord> records = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            records.add(new DeliveredRecord(
                    bytes(keys.get(i)),
                    bytes(values.get(i)),
                    recordHeaders(more.get(i)),
                    ((Number) partitions.get(i)).intValue(),
                    ((Number) offsets.get(i)).longValue(),
                    ((Number) times.get(i)).longValue()));
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

package org.causality.crosschain.adapter;

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
 * Takes {@code delivered}, batch by batch, and waits until the writer has made true what a batch caused. A batch that
 * failed is given again; what of it had become true is known by its delivery sequence in Postgres.
 */
final class DeliveredConsumer implements Consumer<Message<List<byte[]>>> {

    /** Below the consumer's {@code max.poll.interval.ms}: a waiting batch is given again instead of losing the group. */
    private static final long COMMIT_WAIT_MILLIS_MAX = 60_000;

    private static final byte[] NO_BYTES = {};

    private final FactWriter writer;

    DeliveredConsumer(FactWriter writer) {
        this.writer = writer;
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        try {
            writer.put(new Work.Arrived(deliveries(batch), done));
            done.get(COMMIT_WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the batch was not committed; it is given again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch was being committed", e);
        }
    }

    private static List<Work.Delivered> deliveries(Message<List<byte[]>> batch) {
        MessageHeaders headers = batch.getHeaders();
        List<?> values = batch.getPayload();
        List<?> keys = list(headers, KafkaHeaders.RECEIVED_KEY);
        List<?> offsets = list(headers, KafkaHeaders.OFFSET);
        List<?> more = list(headers, KafkaHeaders.BATCH_CONVERTED_HEADERS);
        List<Work.Delivered> deliveries = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Work.Delivered delivered = DeliveredReading.read(
                    bytes(keys.get(i)),
                    bytes(values.get(i)),
                    recordHeaders(more.get(i)),
                    "delivered:0:" + offsets.get(i));
            if (delivered != null) {
                deliveries.add(delivered);
            }
        }
        return deliveries;
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

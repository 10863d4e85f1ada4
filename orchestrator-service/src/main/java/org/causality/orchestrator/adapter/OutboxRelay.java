package org.causality.orchestrator.adapter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.model.topic.Topic;
import org.causality.orchestrator.owner.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the outbox to Kafka, in order. Kafka's own client and not Spring Cloud Stream: a batch is sent together and
 * awaited together. What a crash sends twice readers know by draft id, or by delivery sequence and index.
 */
final class OutboxRelay implements Store.Outbox, AutoCloseable {
    private static final int BATCH_MAX = 500;

    /** An outbox that nobody signalled is looked at so often. */
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private static final int DELIVERY_MILLIS_MAX = 20_000;
    private static final int REQUEST_MILLIS_MAX = 10_000;
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final String operator;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Semaphore signals = new Semaphore(1);
    private final Thread thread;
    private volatile boolean closing;
    private volatile long troubledSinceMillis;

    OutboxRelay(JdbcClient jdbc, String operator, Map<String, Object> kafka) {
        this.jdbc = jdbc;
        this.operator = operator;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS_MAX);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.thread = Thread.ofVirtual().name(operator + "-orchestrator-outbox").unstarted(this::relay);
    }

    void start() {
        thread.start();
    }

    @Override
    public void signal() {
        signals.release();
    }

    /** How long records have been waiting for Kafka; 0 when they are not. */
    long troubledMillis() {
        long since = troubledSinceMillis;
        return since == 0 ? 0 : System.currentTimeMillis() - since;
    }

    private record Waiting(long sequence, ProducerRecord<byte[], byte[]> record) {}

    private void relay() {
        try {
            while (!closing) {
                var _ = signals.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                signals.drainPermits();
                drain();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails stays in the outbox and is sent again, in order, at the next look. */
    private void drain() throws InterruptedException {
        try {
            while (relayBatch()) {
                troubledSinceMillis = 0;
            }
            troubledSinceMillis = 0;
        } catch (KafkaException | DataAccessException | ExecutionException e) {
            if (troubledSinceMillis == 0) {
                troubledSinceMillis = System.currentTimeMillis();
                LOG.warn("Records wait in the outbox: {}", e.toString());
            }
        }
    }

    /** @return whether there may be more */
    private boolean relayBatch() throws ExecutionException, InterruptedException {
        List<Waiting> batch = jdbc.sql("select * from outbox order by sequence limit ?")
                .param(BATCH_MAX)
                .query((row, _) -> new Waiting(
                        row.getLong("sequence"),
                        record(
                                row.getString("topic"),
                                row.getInt("partition"),
                                row.getBytes("key"),
                                row.getBytes("value"),
                                row.getString("headers"))))
                .list();
        if (batch.isEmpty()) {
            return false;
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        batch.forEach(waiting -> sent.add(producer.send(waiting.record)));
        producer.flush();
        for (Future<RecordMetadata> acknowledgement : sent) {
            var _ = acknowledgement.get();
        }
        jdbc.sql("delete from outbox where sequence <= ?")
                .param(batch.getLast().sequence)
                .update();
        return batch.size() == BATCH_MAX;
    }

    private ProducerRecord<byte[], byte[]> record(
            String topic, int partition, byte[] key, byte[] value, String headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("causality." + operator + "." + topic, partition, key, value);
        JSON.readValue(headers, HEADERS)
                .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Puts a record that could not be read where somebody can look at it. @throws KafkaException it was not taken */
    void bury(Topic source, InRecord record, String detail) {
        var dead = new ProducerRecord<>(source.dead().fullName(operator), 0, record.key(), record.value());
        record.headers().forEach(dead.headers()::add);
        dead.headers().add("reason", "MALFORMED".getBytes(StandardCharsets.UTF_8));
        dead.headers().add("detail", detail.getBytes(StandardCharsets.UTF_8));
        try {
            var _ = producer.send(dead).get();
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter was not taken", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        signals.release();
        try {
            var _ = thread.join(CLOSE_WAIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_WAIT);
    }
}

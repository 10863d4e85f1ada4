package org.causality.crosschain.adapter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the outbox to Kafka, in order. Kafka's own client and not Spring Cloud Stream: a batch is one Kafka transaction
 * under a fixed transactional id, so that an instance that was thought dead is fenced here too. A crash between Kafka's
 * commit and the outbox' writes a batch again; readers know repeats by delivery sequence and index.
 */
final class OutboxRelay implements SmartLifecycle, Runnable {

    private static final int BATCH_MAX = 500;

    /** An outbox that nobody signalled is looked at so often. */
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private static final long RETRY_AFTER_MILLIS = 500;
    private static final int DELIVERY_MILLIS_MAX = 20_000;
    private static final int REQUEST_MILLIS_MAX = 10_000;
    private static final long STOP_WAIT_MILLIS_MAX = 5_000;

    /** Stops after the writer, so that its last records go out. */
    private static final int PHASE = Integer.MAX_VALUE - 11_000;

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final String operator;
    private final Map<String, Object> settings;
    private final Semaphore signals = new Semaphore(0);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private volatile long troubledSinceMillis;
    private volatile boolean isFenced;

    OutboxRelay(JdbcClient jdbc, String operator, Map<String, Object> kafka) {
        this.jdbc = jdbc;
        this.operator = operator;
        this.settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "causality." + operator + ".crosschain");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS_MAX);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.thread = Thread.ofVirtual().name(operator + "-outbox").unstarted(this::relay);
    }

    /** There is something new in the outbox. */
    @Override
    public void run() {
        signals.release();
    }

    /** How long records have been waiting for Kafka; 0 when they are not. */
    long troubledMillis() {
        long since = troubledSinceMillis;
        return since == 0 ? 0 : System.currentTimeMillis() - since;
    }

    boolean isFenced() {
        return isFenced;
    }

    private record Row(
            long sequence,
            org.causality.model.codec.Bytes key,
            org.causality.model.codec.Bytes value,
            String topic,
            int partition,
            String headers) {}

    private void relay() {
        try {
            while (stop.getCount() > 0) {
                boolean _ = signals.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                signals.drainPermits();
                drain();
            }
            drain();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            isFenced = true;
            LOG.error(
                    "Another instance of this operator's crosschain-service writes to Kafka; this one stops. {}",
                    e.getMessage());
        } finally {
            discard();
        }
    }

    private void drain() throws InterruptedException {
        try {
            while (relayBatch()) {
                troubledSinceMillis = 0;
            }
            troubledSinceMillis = 0;
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw e;
        } catch (RuntimeException e) {
            if (troubledSinceMillis == 0) {
                troubledSinceMillis = System.currentTimeMillis();
                LOG.warn("Records wait in the outbox: {}; trying again.", e.toString());
            }
            discard();
            boolean _ = stop.await(RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            signals.release();
        }
    }

    /** @return whether there may be more */
    private boolean relayBatch() {
        List<Row> rows = jdbc.sql("select * from outbox order by sequence limit ?")
                .param(BATCH_MAX)
                .query((row, _) -> new Row(
                        row.getLong("sequence"),
                        org.causality.model.codec.Bytes.wrap(row.getBytes("key")),
                        org.causality.model.codec.Bytes.wrap(row.getBytes("value")),
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getString("headers")))
                .list();
        if (rows.isEmpty()) {
            return false;
        }
        KafkaProducer<byte[], byte[]> open = opened();
        open.beginTransaction();
        rows.forEach(row -> {
            var _ = open.send(record(row));
        });
        open.commitTransaction(); // flushes, and throws what a send failed with
        jdbc.sql("delete from outbox where sequence <= ?")
                .param(rows.getLast().sequence)
                .update();
        return rows.size() == BATCH_MAX;
    }

    private ProducerRecord<byte[], byte[]> record(Row row) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                "causality." + operator + "." + row.topic, row.partition, row.key.toArray(), row.value.toArray());
        JsonMapper.shared()
                .readValue(row.headers, HEADERS)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private KafkaProducer<byte[], byte[]> opened() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            try {
                open.initTransactions();
            } catch (KafkaException e) {
                open.close(Duration.ZERO);
                throw e;
            }
            producer = open;
        }
        return open;
    }

    private void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stop.countDown();
        signals.release();
        try {
            boolean _ = thread.join(Duration.ofMillis(STOP_WAIT_MILLIS_MAX));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}

package org.causality.privacy.adapter;

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
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries the outbox to Kafka, in its order. Kafka's own client and not Spring Cloud Stream: a batch is sent together and
 * awaited together. A crash between sending and deleting sends again; the core stamps a draft once.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final int ROWS_MAX = 1_000;
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long RETRY_AFTER_MILLIS = 500;
    private static final long STOP_WAIT_MILLIS_MAX = 5_000;
    private static final int DELIVERY_MILLIS_MAX = 20_000;
    private static final int REQUEST_MILLIS_MAX = 10_000;

    /** Ends after the writer. */
    private static final int PHASE = DeskWriter.PHASE - 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    private final DeskStore store;
    private final Topics topics;
    private final Map<String, Object> settings;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long troubleSinceNanos;

    OutboxRelay(DeskStore store, Topics topics, String operator, Map<String, Object> kafka) {
        this.store = store;
        this.topics = topics;
        this.settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, operator + "-privacy-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS_MAX);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        this.thread =
                Thread.ofPlatform().name("privacy-relay-" + operator).daemon().unstarted(this::run);
    }

    /** There is something new in the outbox. */
    void wake() {
        news.release();
    }

    /** How long Kafka or Postgres has refused; 0 when they do not. */
    long stalledMillis() {
        long since = troubleSinceNanos;
        return since == 0 ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
    }

    private void run() {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (!stopping) {
                turn(producer);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        try {
            while (carry(producer) == ROWS_MAX) {}
            troubleSinceNanos = 0;
            boolean _ = news.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            news.drainPermits();
        } catch (RuntimeException | ExecutionException e) {
            if (troubleSinceNanos == 0) {
                troubleSinceNanos = System.nanoTime();
                LOG.warn("The outbox waits: {}", e.toString());
            }
            boolean _ = news.tryAcquire(RETRY_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private int carry(KafkaProducer<byte[], byte[]> producer) throws InterruptedException, ExecutionException {
        List<DeskStore.Waiting> waiting = store.outbox(ROWS_MAX);
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        waiting.forEach(row -> sent.add(producer.send(record(row.record()))));
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
            var _ = record.get();
        }
        store.told(waiting.getLast().id());
        return waiting.size();
    }

    private ProducerRecord<byte[], byte[]> record(Outgoing out) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topics.name(named(out.topic())),
                0,
                out.key().toArray(),
                out.value().toArray());
        out.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static Topic named(String name) {
        if (name.equals(TopicCatalogue.PUBLISH.name())) {
            return TopicCatalogue.PUBLISH;
        }
        return Topics.READ.stream()
                .map(Topic::dead)
                .filter(dead -> dead.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no topic " + name));
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping = true;
        wake();
        try {
            thread.join(Duration.ofMillis(STOP_WAIT_MILLIS_MAX));
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

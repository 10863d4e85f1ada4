package org.causality.backbone.outbox;

import java.nio.charset.StandardCharsets;
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
import org.causality.backbone.writer.ServiceThread;
import org.causality.model.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the outbox to Kafka, in its order. Kafka's own client and not Spring Cloud Stream: a batch is sent together and
 * awaited together. A crash between sending and deleting sends again. No Kafka transaction fences it: every row was
 * committed under its writer's fence, so all that an instance thought dead can do is to send some of them twice.
 */
public final class OutboxRelay extends ServiceThread {
    /** Ends after a service's writer, which ends after the web server and the bindings. */
    private static final int PHASE = Integer.MAX_VALUE - 11_000;

    private static final int ROWS_MAX = 1_000;

    /** An outbox that nobody signalled is looked at so often; so often, too, is tried again what failed. */
    private static final long LOOK_EVERY_MILLIS = 500;

    private static final long STOP_WAIT_MILLIS_MAX = 5_000;
    private static final int DELIVERY_MILLIS_MAX = 20_000;
    private static final int REQUEST_MILLIS_MAX = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    private final Outbox outbox;
    private final String operator;
    private final Map<String, Object> settings;
    private final Semaphore news = new Semaphore(0);
    private volatile long troubleSinceNanos;

    /**
     * @param name the service's, for its thread and its client id
     * @param kafka the producer's settings, {@code bootstrap.servers} at least
     */
    public OutboxRelay(Outbox outbox, String operator, String name, Map<String, Object> kafka) {
        String relay = operator + "-" + name + "-relay";
        super(Thread.ofVirtual().name(relay), PHASE, STOP_WAIT_MILLIS_MAX);
        this.outbox = outbox;
        this.operator = operator;
        this.settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, relay);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS_MAX);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    }

    /** There is something new in the outbox. */
    @Override
    public void wake() {
        news.release();
    }

    /** How long Kafka or Postgres has refused; 0 when they do not. */
    public long stalledMillis() {
        long since = troubleSinceNanos;
        return since == 0 ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
    }

    @Override
    protected void run() {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            while (!isStopping()) {
                turn(producer);
                boolean _ = news.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
            turn(producer); // what the writer told last
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What fails stays and is sent again, in order, at the next look. */
    private void turn(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        try {
            while (carry(producer) == ROWS_MAX) {}
            troubleSinceNanos = 0;
        } catch (RuntimeException | ExecutionException e) {
            if (troubleSinceNanos == 0) {
                troubleSinceNanos = System.nanoTime();
                LOG.warn("The outbox waits: {}", e.toString());
            }
        }
    }

    private int carry(KafkaProducer<byte[], byte[]> producer) throws InterruptedException, ExecutionException {
        List<Outbox.Waiting> waiting = outbox.waiting(ROWS_MAX);
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        waiting.forEach(row -> sent.add(producer.send(record(row))));
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
            var _ = record.get();
        }
        outbox.sent(waiting);
        return waiting.size();
    }

    private ProducerRecord<byte[], byte[]> record(Outbox.Waiting row) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topic.fullName(operator, row.topic()),
                row.partition(),
                row.key().toArray(),
                row.value().toArray());
        row.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}

package org.causality.gateway.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.health.Loop;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.event.EventLog;
import org.causality.gateway.event.EventMerge;
import org.causality.gateway.event.NodeEvent;
import org.causality.model.topic.TopicCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads {@code delivered} and {@code orders.events} from their beginnings, on every replica for itself, and turns them into the
 * one order of events. Kafka's own consumer and not Spring Cloud Stream: it belongs to no group, commits nothing, and a log
 * that runs ahead of the other is paused.
 */
@Component
public class LogReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ASK_EVERY = Duration.ofSeconds(3);
    private static final Duration ASK_WAIT = Duration.ofSeconds(2);
    private static final int POLLED_MAX = 500;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final GatewaySettings settings;
    private final KafkaProperties kafka;
    private final EventLog log;
    private final LogRecords records;
    private final Loop loop;
    private final TopicPartition delivered;
    private final List<TopicPartition> lanes;
    private long askedNanos;
    private volatile boolean caughtUp;
    private volatile boolean reading;
    private volatile int pending;

    LogReader(
            GatewaySettings settings,
            KafkaProperties kafka,
            EventLog log,
            LogRecords records,
            Pulse pulse,
            MeterRegistry metrics) {
        this.settings = settings;
        this.kafka = kafka;
        this.log = log;
        this.records = records;
        this.loop = new Loop("read logs", pulse);
        this.delivered = new TopicPartition(TopicCatalogue.DELIVERED.fullName(settings.operator()), 0);
        String events = TopicCatalogue.ORDERS_EVENTS.fullName(settings.operator());
        this.lanes = IntStream.range(0, TopicCatalogue.ORDERS_EVENTS.partitions())
                .mapToObj(lane -> new TopicPartition(events, lane))
                .toList();
        QueueMeter.show(metrics, "event-merge", this, reader -> reader.pending, pendingMax());
    }

    /** A log that runs ahead is paused after the poll that brought too much. */
    private int pendingMax() {
        return settings.events().pendingMax() + POLLED_MAX;
    }

    /** Whether everything that was there at the start has been read. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Whether Kafka answered the last time it was asked. */
    public boolean isReading() {
        return reading;
    }

    @Override
    public void start() {
        loop.start(this::run);
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** After a failure everything is read again: the merge drops what it had. */
    private void run() {
        EventMerge merge = new EventMerge(lanes.size(), settings.events().pendingMax());
        while (loop.turn()) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings())) {
                read(consumer, merge);
            } catch (KafkaException e) {
                reading = false;
                LOG.warn("the event logs cannot be read, trying again: {}", e.getMessage());
                var _ = loop.pause(PAUSE_AFTER_FAILURE_MILLIS);
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> consumer, EventMerge merge) {
        List<TopicPartition> all =
                Stream.concat(Stream.of(delivered), lanes.stream()).toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> toReach = new HashMap<>(consumer.endOffsets(all));
        while (loop.turn()) {
            ConsumerRecords<byte[], byte[]> rows = consumer.poll(POLL);
            checkKafka(consumer);
            rows.forEach(row -> take(row, merge));
            pending = merge.pendingCount();
            steer(consumer, merge);
            toReach.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            caughtUp |= toReach.isEmpty();
        }
    }

    /** Polling never says that nobody answers, so now and then a question is asked that must be answered. */
    private void checkKafka(KafkaConsumer<byte[], byte[]> consumer) {
        long now = System.nanoTime();
        if (reading && now - askedNanos < ASK_EVERY.toNanos()) {
            return;
        }
        askedNanos = now;
        try {
            var _ = consumer.beginningOffsets(List.of(delivered), ASK_WAIT);
            reading = true;
        } catch (TimeoutException _) {
            reading = false;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> row, EventMerge merge) {
        boolean ofDelivered = row.topic().equals(delivered.topic());
        List<NodeEvent> released = ofDelivered ? records.delivered(row, merge) : records.caused(row, merge);
        log.beginsAt(merge.firstSequence());
        log.append(released);
    }

    private void steer(KafkaConsumer<byte[], byte[]> consumer, EventMerge merge) {
        List<TopicPartition> ahead = new ArrayList<>();
        if (merge.isAhead(EventMerge.DELIVERED)) {
            ahead.add(delivered);
        }
        lanes.stream().filter(lane -> merge.isAhead(lane.partition())).forEach(ahead::add);
        Set<TopicPartition> go = consumer.assignment().stream()
                .filter(partition -> !ahead.contains(partition))
                .collect(Collectors.toSet());
        consumer.pause(ahead);
        consumer.resume(go);
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> config = kafka.buildConsumerProperties();
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLLED_MAX);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return config;
    }
}

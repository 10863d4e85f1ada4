package org.causality.gateway.adapter.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.health.LoopingService;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.event.EventLane;
import org.causality.gateway.event.EventLog;
import org.causality.gateway.event.EventMerge;
import org.causality.gateway.event.EventTopic;
import org.causality.gateway.event.NodeEvent;
import org.causality.gateway.event.StreamStanding;
import org.causality.gateway.event.TickRule;
import org.causality.gateway.event.Ticks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Reads {@code delivered} and our services' topics of events from their beginnings, on every replica for itself, and turns them
 * into the one order of events. Kafka's own consumer and not Spring Cloud Stream: it belongs to no group, commits nothing, and a
 * log that runs ahead of the others is paused.
 */
@Component
public class LogReader extends LoopingService {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final long POLL_MILLIS_MAX = 500;
    private static final Duration ASK_EVERY = Duration.ofSeconds(3);
    private static final Duration ASK_WAIT = Duration.ofSeconds(2);
    private static final int POLLED_MAX = 500;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final GatewaySettings settings;
    private final KafkaProperties kafka;
    private final EventLog log;
    private final LogRecords records;
    private final Ticks ticks;
    private final Clock clock;
    private final EventLogs logs;
    private long askedNanos;
    private volatile boolean caughtUp;
    private volatile boolean reading;
    private volatile StreamStanding standing = StreamStanding.NONE;

    LogReader(
            GatewaySettings settings,
            KafkaProperties kafka,
            EventLog log,
            LogRecords records,
            Ticks ticks,
            Clock clock,
            Pulse pulse,
            MeterRegistry metrics) {
        super("read logs", pulse);
        this.settings = settings;
        this.kafka = kafka;
        this.log = log;
        this.records = records;
        this.ticks = ticks;
        this.clock = clock;
        this.logs = EventLogs.of(settings);
        QueueMeter.show(metrics, "event-merge", this, reader -> reader.standing.pending(), pendingMax());
        settings.eventTopics().forEach(topic -> showBehind(metrics, topic));
    }

    /** {@code causality_gateway_events_behind{topic}}: deliveries whose events the topic has not told to the end. */
    private void showBehind(MeterRegistry metrics, EventTopic topic) {
        Gauge.builder("causality.gateway.events.behind", this, reader -> reader.standing.behind(topic))
                .tag("topic", topic.topic().name())
                .register(metrics);
    }

    /** A log that runs ahead is paused after the poll that brought too much. */
    private int pendingMax() {
        return settings.events().pendingMax() + POLLED_MAX;
    }

    /** Whether everything that was there at the start has been read; of a log that is ahead, what may be read of it. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Whether Kafka answered the last time it was asked. */
    public boolean isReading() {
        return reading;
    }

    /** How far the stream is, as of the last turn. */
    public StreamStanding standing() {
        return standing;
    }

    /** After a failure everything is read again: the merge drops what it had. */
    @Override
    protected void run() {
        EventMerge merge =
                new EventMerge(logs.lanes().values(), settings.events().pendingMax());
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
        List<TopicPartition> all = logs.all();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        cutWhatIsLost(consumer, merge);
        Map<TopicPartition, Long> toReach = new HashMap<>(consumer.endOffsets(all));
        TickRule rule = new TickRule();
        while (loop.turn()) {
            long pollMillis = rule.quietMillis(clock.millis(), POLL_MILLIS_MAX);
            ConsumerRecords<byte[], byte[]> rows = consumer.poll(Duration.ofMillis(pollMillis));
            checkKafka(consumer);
            rows.forEach(row -> take(row, merge));
            standing = merge.standing();
            steer(consumer, merge);
            toReach.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            caughtUp |= consumer.paused().containsAll(toReach.keySet());
            // Behind the deliveries there were at the start nothing waits for a new one.
            askForTick(rule, !toReach.containsKey(logs.delivered()));
        }
    }

    /** A log whose oldest records are no longer kept may begin in the middle of a delivery's events. */
    private void cutWhatIsLost(KafkaConsumer<byte[], byte[]> consumer, EventMerge merge) {
        Map<TopicPartition, Long> beginnings =
                consumer.beginningOffsets(logs.lanes().keySet());
        logs.lanes().forEach((partition, lane) -> {
            if (beginnings.getOrDefault(partition, 0L) > 0) {
                merge.cut(lane);
            }
        });
    }

    private void askForTick(TickRule rule, boolean allDeliveredRead) {
        long after = rule.look(allDeliveredRead && standing.waitsForDelivery(), standing.delivered(), clock.millis());
        if (after != TickRule.NOT_NOW) {
            ticks.ask(after);
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
            var _ = consumer.beginningOffsets(List.of(logs.delivered()), ASK_WAIT);
            reading = true;
        } catch (TimeoutException _) {
            reading = false;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> row, EventMerge merge) {
        EventLane lane = logs.lane(row.topic(), row.partition());
        List<NodeEvent> released = lane == null ? records.delivered(row, merge) : records.caused(lane, row, merge);
        log.beginsAt(merge.firstSequence());
        log.append(released);
    }

    private void steer(KafkaConsumer<byte[], byte[]> consumer, EventMerge merge) {
        List<TopicPartition> ahead = new ArrayList<>();
        if (merge.isDeliveredAhead()) {
            ahead.add(logs.delivered());
        }
        logs.lanes().forEach((partition, lane) -> {
            if (merge.isAhead(lane)) {
                ahead.add(partition);
            }
        });
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

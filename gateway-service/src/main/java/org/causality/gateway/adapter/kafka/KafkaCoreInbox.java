package org.causality.gateway.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.health.Loop;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.edge.CoreInbox;
import org.causality.gateway.edge.Inbound;
import org.causality.model.message.PriorityClass;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes what passed the edge to {@code wire.inbound.high} (CONTROL, HIGH) and {@code wire.inbound}. Spring Kafka's own
 * template and not Spring Cloud Stream, because each record's fate must come back to the edge: a failed write clears "seen".
 *
 * <p>The send itself may wait for metadata, so each topic has a thread of its own behind a short queue; the edge's in-flight
 * bound keeps the queues from filling, and a queue that is full all the same counts as a lost write.
 */
@Component
public class KafkaCoreInbox implements CoreInbox, SmartLifecycle {

    private static final int QUEUED_MAX = 1_024;
    private static final long TICK_MILLIS = 500;

    private record Handed(Inbound message, Handover handover) {}

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final GatewaySettings settings;
    private final CoreBacklog backlog;
    private final Loop highLoop;
    private final Loop normalLoop;
    private final BlockingQueue<Handed> high = new ArrayBlockingQueue<>(QUEUED_MAX);
    private final BlockingQueue<Handed> normal = new ArrayBlockingQueue<>(QUEUED_MAX);

    KafkaCoreInbox(
            KafkaTemplate<byte[], byte[]> kafka,
            GatewaySettings settings,
            CoreBacklog backlog,
            Pulse pulse,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.settings = settings;
        this.backlog = backlog;
        this.highLoop = new Loop("write " + TopicCatalogue.WIRE_INBOUND_HIGH.name(), pulse);
        this.normalLoop = new Loop("write " + TopicCatalogue.WIRE_INBOUND.name(), pulse);
        QueueMeter.show(metrics, "core-inbox", "high", high, BlockingQueue::size, QUEUED_MAX);
        QueueMeter.show(metrics, "core-inbox", "normal", normal, BlockingQueue::size, QUEUED_MAX);
    }

    @Override
    public void offer(Inbound message, Handover handover) {
        boolean urgent = message.priority().compareTo(PriorityClass.HIGH) <= 0;
        if (!(urgent ? high : normal).offer(new Handed(message, handover))) {
            handover.lost();
        }
    }

    @Override
    public void start() {
        highLoop.start(() -> write(highLoop, TopicCatalogue.WIRE_INBOUND_HIGH, high));
        normalLoop.start(() -> write(normalLoop, TopicCatalogue.WIRE_INBOUND, normal));
    }

    @Override
    public void stop() {
        highLoop.stop();
        normalLoop.stop();
    }

    @Override
    public boolean isRunning() {
        return normalLoop.isRunning();
    }

    private void write(Loop loop, Topic topic, BlockingQueue<Handed> queue) {
        String name = topic.fullName(settings.operator());
        while (loop.turn()) {
            try {
                Handed handed = queue.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (handed != null) {
                    send(name, handed);
                }
            } catch (InterruptedException _) {
                loop.interrupted();
            }
        }
    }

    private void send(String topic, Handed handed) {
        try {
            var _ = kafka.send(record(topic, handed.message())).whenComplete((written, failure) -> {
                if (failure == null) {
                    long offset = written.getRecordMetadata().offset();
                    handed.handover().stored(offset);
                    backlog.written(topic, offset);
                } else {
                    handed.handover().lost();
                }
            });
        } catch (RuntimeException _) {
            // No metadata in time, or the producer is closed: as lost as a failed write, and counted there.
            handed.handover().lost();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, Inbound message) {
        ProducerRecord<byte[], byte[]> row = new ProducerRecord<>(
                topic, RecordKey.of(message.stamp()).toArray(), message.value().toArray());
        RecordHeaders.put(row.headers(), RecordHeader.CONTENT, message.content().text());
        RecordHeaders.put(row.headers(), RecordHeader.TYPE, message.typeName());
        RecordHeaders.put(
                row.headers(), RecordHeader.PRIORITY_CLASS, message.priority().name());
        RecordHeaders.put(row.headers(), RecordHeader.MESSAGE_ID, message.id().hex());
        RecordHeaders.put(row.headers(), RecordHeader.CONNECTION, message.connection());
        RecordHeaders.put(row.headers(), RecordHeader.RECEIVED_MILLIS, message.receivedMillis());
        return row;
    }
}

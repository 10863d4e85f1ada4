package org.causality.gateway.adapter.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.health.LoopingService;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.edge.EdgeState;
import org.causality.model.message.PriorityClass;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Watches how far the core has got with what we wrote, by its committed offsets, and gives the edge its credits back: the
 * queue in Kafka is bounded like every other.
 */
@Component
class CoreBacklog extends LoopingService {

    private static final long LOOK_MILLIS = 250;
    private static final long ANSWER_MILLIS_MAX = 2_000;

    /** One inbound topic, with the group the core reads it in. */
    private record Way(Topic topic, String group, List<PriorityClass> classes) {}

    private static final List<Way> WAYS = List.of(
            new Way(
                    TopicCatalogue.WIRE_INBOUND_HIGH,
                    "propagation.inbound.high",
                    List.of(PriorityClass.CONTROL, PriorityClass.HIGH)),
            new Way(
                    TopicCatalogue.WIRE_INBOUND,
                    "propagation.inbound",
                    List.of(PriorityClass.MEDIUM, PriorityClass.LOW)));

    private final KafkaAdmin kafka;
    private final GatewaySettings settings;
    private final EdgeState state;
    private final Map<String, Long> writtenEnds = new ConcurrentHashMap<>();
    /** Where the core had caught up with everything: nobody need be asked until more is written. */
    private final Map<String, Long> settledEnds = new HashMap<>();

    private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();

    CoreBacklog(KafkaAdmin kafka, GatewaySettings settings, EdgeState state, Pulse pulse, MeterRegistry metrics) {
        super("watch the core", pulse);
        this.kafka = kafka;
        this.settings = settings;
        this.state = state;
        WAYS.forEach(way -> lags.put(
                way.group(),
                metrics.gauge(
                        "causality.gateway.core.lag",
                        Tags.of("topic", way.topic().name()),
                        new AtomicLong())));
    }

    /** Kafka has what we wrote up to this offset. */
    void written(String topic, long offset) {
        writtenEnds.merge(topic, offset + 1, Math::max);
    }

    @Override
    protected void run() {
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            while (loop.turn()) {
                for (Way way : WAYS) {
                    look(admin, way);
                }
                var _ = loop.pause(LOOK_MILLIS);
            }
        } catch (InterruptedException _) {
            loop.interrupted();
        }
    }

    private void look(Admin admin, Way way) throws InterruptedException {
        String topic = way.topic().fullName(settings.operator());
        Long end = writtenEnds.get(topic);
        if (end == null || end.equals(settledEnds.get(topic))) {
            return;
        }
        try {
            long committed = committed(admin, "causality." + settings.operator() + "." + way.group(), topic);
            long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
            state.inFlight().committed(way.classes(), committed, micros);
            show(way, end - committed);
            if (end <= committed) {
                settledEnds.put(topic, end);
            }
        } catch (ExecutionException | TimeoutException _) {
            // Kafka does not answer: then nothing is written either, and the in-flight bound holds.
        }
    }

    private static long committed(Admin admin, String group, String topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_MILLIS_MAX, TimeUnit.MILLISECONDS)
                .get(new TopicPartition(topic, 0));
        return committed == null ? 0 : committed.offset();
    }

    private void show(Way way, long lag) {
        AtomicLong gauge = lags.get(way.group());
        if (gauge != null) {
            gauge.set(Math.max(0, lag));
        }
    }
}

package org.causality.gateway.adapter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.edge.QueueWatch;
import org.causality.gateway.priority.DropReason;
import org.causality.model.message.PriorityClass;

/**
 * {@code causality_gateway_queue_delay_seconds{class}}, a histogram, and {@code causality_gateway_drops_total{reason,class}}:
 * every frame that waited is in one of them.
 */
final class QueueMetrics implements QueueWatch {

    private static final Duration[] STEPS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry metrics;
    private final Map<PriorityClass, Timer> delays = new EnumMap<>(PriorityClass.class);

    QueueMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        for (PriorityClass priority : PriorityClass.values()) {
            delays.put(
                    priority,
                    Timer.builder("causality.gateway.queue.delay")
                            .tag("class", label(priority))
                            .serviceLevelObjectives(STEPS)
                            .register(metrics));
            for (DropReason reason : DropReason.values()) {
                var _ = drops(priority, reason);
            }
        }
    }

    @Override
    public void left(PriorityClass priority, long waitedMicros) {
        Objects.requireNonNull(delays.get(priority)).record(waitedMicros, TimeUnit.MICROSECONDS);
    }

    @Override
    public void dropped(PriorityClass priority, DropReason reason) {
        drops(priority, reason).increment();
    }

    private Counter drops(PriorityClass priority, DropReason reason) {
        return metrics.counter("causality.gateway.drops", "reason", reason.name(), "class", label(priority));
    }

    private static String label(PriorityClass priority) {
        return priority.name().toLowerCase(Locale.ROOT);
    }
}

package org.causality.gateway.adapter.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What is bounded, each beside its bound: {@code causality_gateway_queue{queue,class}} and {@code
 * causality_gateway_queue_limit{queue,class}}; the first is never above the second.
 */
public final class QueueMeter {

    private static final String FILLED = "causality.gateway.queue";
    private static final String LIMIT = "causality.gateway.queue.limit";
    private static final String ALL = "all";

    private QueueMeter() {}

    /** Shows a queue that all classes share. */
    public static <T> void show(
            MeterRegistry metrics, String queue, T holder, ToDoubleFunction<T> filled, double limit) {
        show(metrics, queue, ALL, holder, filled, limit);
    }

    /** Shows a queue of one class; {@code holder} is held weakly, as micrometer does. */
    public static <T> void show(
            MeterRegistry metrics, String queue, String ofClass, T holder, ToDoubleFunction<T> filled, double limit) {
        String label = ofClass.toLowerCase(Locale.ROOT);
        Gauge.builder(FILLED, holder, filled)
                .tags("queue", queue, "class", label)
                .register(metrics);
        Gauge.builder(LIMIT, () -> limit).tags("queue", queue, "class", label).register(metrics);
    }
}

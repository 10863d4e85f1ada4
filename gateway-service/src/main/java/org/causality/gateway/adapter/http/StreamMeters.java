package org.causality.gateway.adapter.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.model.reason.EdgeReason;
import org.springframework.stereotype.Component;

/** Who follows the event stream, what waits for them, and {@code causality_gateway_events_missed_total{reason}}. */
@Component
class StreamMeters {

    private final int subscribersMax;
    private final AtomicInteger subscribers = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter lagged;
    private final Counter lost;

    StreamMeters(GatewaySettings settings, MeterRegistry metrics) {
        subscribersMax = settings.events().subscribersMax();
        lagged = missed(metrics, EdgeReason.LAGGED);
        lost = missed(metrics, EdgeReason.CURSOR_LOST);
        QueueMeter.show(metrics, "event-subscribers", subscribers, AtomicInteger::get, subscribersMax);
        QueueMeter.show(
                metrics, "event-buffers", waiting, AtomicInteger::get, (double) subscribersMax * EventStream.BATCH_MAX);
    }

    private static Counter missed(MeterRegistry metrics, EdgeReason reason) {
        return metrics.counter("causality.gateway.events.missed", "reason", reason.code());
    }

    /** False when there are as many subscribers as may be. */
    boolean subscribe() {
        return subscribers.getAndUpdate(now -> Math.min(now + 1, subscribersMax)) < subscribersMax;
    }

    void unsubscribe() {
        subscribers.decrementAndGet();
    }

    /** So many events were taken for a subscriber (or, below 0, handed to its connection). */
    void waiting(int events) {
        waiting.addAndGet(events);
    }

    /** A reader was overtaken. */
    void lagged() {
        lagged.increment();
    }

    /** A reader came back with a cursor too old. */
    void cursorLost() {
        lost.increment();
    }
}

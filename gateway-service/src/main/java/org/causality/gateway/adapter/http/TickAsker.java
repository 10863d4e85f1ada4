package org.causality.gateway.adapter.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.adapter.health.LoopingService;
import org.causality.gateway.adapter.health.Pulse;
import org.causality.gateway.event.TickRule;
import org.causality.gateway.event.Ticks;
import org.springframework.stereotype.Component;

/**
 * Asks propagation-service for ticks, one call at a time, on a thread of its own: the reader of the logs must not wait. What is
 * asked meanwhile is dropped; {@link TickRule} asks again. {@code causality_gateway_ticks_total{outcome}} counts the calls.
 */
@Component
class TickAsker extends LoopingService implements Ticks {

    private static final String PATH = "/internal/v1/ticks?after=";
    private static final String NO_TRACE = "0".repeat(31) + "1";
    private static final byte[] NO_BODY = {};
    private static final int ACCEPTED = 202;
    private static final int WAITING_MAX = 1;
    private static final long TURN_MILLIS = 500;

    private final Neighbour propagation;
    private final Patience patience;
    private final MeterRegistry metrics;
    private final BlockingQueue<Long> wanted = new ArrayBlockingQueue<>(WAITING_MAX);

    TickAsker(Neighbour propagation, Patience patience, Pulse pulse, MeterRegistry metrics) {
        super("ask for ticks", pulse);
        this.propagation = propagation;
        this.patience = patience;
        this.metrics = metrics;
    }

    @Override
    public void ask(long after) {
        var _ = wanted.offer(after);
    }

    @Override
    protected void run() {
        try {
            while (loop.turn()) {
                Long after = wanted.poll(TURN_MILLIS, TimeUnit.MILLISECONDS);
                if (after != null) {
                    metrics.counter("causality.gateway.ticks", "outcome", outcome(after))
                            .increment();
                }
            }
        } catch (InterruptedException _) {
            loop.interrupted();
        }
    }

    private String outcome(long after) {
        try {
            Neighbour.Answer answer = propagation.post(PATH + after, NO_BODY, NO_TRACE, patience.tick());
            return answer.status() == ACCEPTED ? "taken" : "refused";
        } catch (IOException _) {
            return "unanswered";
        }
    }
}

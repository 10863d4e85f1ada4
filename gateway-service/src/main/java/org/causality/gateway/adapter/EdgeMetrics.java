package org.causality.gateway.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.edge.Blame;
import org.causality.gateway.edge.CertifiedKeys;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.edge.EdgeWatch;
import org.causality.gateway.edge.InFlight;
import org.causality.gateway.edge.Inbound;
import org.causality.gateway.edge.SeenMessages;
import org.causality.model.message.PriorityClass;
import org.causality.model.reason.EdgeReason;

/**
 * {@code causality_gateway_messages_total{outcome,type,class}} and {@code causality_gateway_refusals_total{reason,type,blame}},
 * and what the edge remembers, beside its limits.
 */
final class EdgeMetrics implements EdgeWatch {

    private static final String MESSAGES = "causality.gateway.messages";
    private static final String REFUSALS = "causality.gateway.refusals";

    private final MeterRegistry metrics;

    EdgeMetrics(MeterRegistry metrics, EdgeState state) {
        this.metrics = metrics;
        for (PriorityClass priority : PriorityClass.values()) {
            QueueMeter.show(
                    metrics,
                    "in-flight",
                    priority.name(),
                    state.inFlight(),
                    flying -> flying.count(priority),
                    InFlight.CREDITS_MAX);
        }
        QueueMeter.show(
                metrics,
                "seen-ids",
                state.seen(),
                SeenMessages::size,
                state.limits().seenMax());
        QueueMeter.show(
                metrics,
                "certified-keys",
                state.keys(),
                CertifiedKeys::size,
                state.limits().keysMax());
    }

    @Override
    public void taken(Inbound message) {
        count("taken", message);
    }

    @Override
    public void relayedOnly(Inbound message) {
        count("relayed", message);
    }

    @Override
    public void lost(Inbound message) {
        count("lost", message);
    }

    @Override
    public void refused(EdgeReason reason, String type) {
        String blame = Blame.of(reason).name().toLowerCase(Locale.ROOT);
        metrics.counter(REFUSALS, "reason", reason.code(), "type", type, "blame", blame)
                .increment();
    }

    private void count(String outcome, Inbound message) {
        metrics.counter(
                        MESSAGES,
                        "outcome",
                        outcome,
                        "type",
                        typeLabel(message),
                        "class",
                        message.priority().name())
                .increment();
    }

    /** Numbers of types to come would be labels without bound. */
    private static String typeLabel(Inbound message) {
        return Character.isDigit(message.typeName().charAt(0)) ? "unknown" : message.typeName();
    }
}

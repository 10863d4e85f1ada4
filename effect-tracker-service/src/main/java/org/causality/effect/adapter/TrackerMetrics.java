package org.causality.effect.adapter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.causality.effect.book.Answer;
import org.causality.effect.evolution.Evolution;
import org.causality.effect.journey.JourneyStep;

/** What this service counts, as {@code causality_effecttracker_…} with {@code type} and {@code reason}. */
final class TrackerMetrics {

    private static final String PREFIX = "causality.effecttracker.";

    private final MeterRegistry registry;

    TrackerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String source, Answer answer) {
        count(
                "inputs",
                source,
                switch (answer) {
                    case Answer.Taken() -> "TAKEN";
                    case Answer.Repeated() -> "REPEATED";
                    case Answer.Tracked(var _, boolean created) -> created ? "REGISTERED" : "UPDATED";
                    case Answer.Travelling(var _, var _, boolean created) -> created ? "DEPARTED" : "UPDATED";
                    case Answer.Refused(var reason, var _) -> reason.code();
                });
    }

    void changed(Evolution evolution) {
        String reason =
                evolution.reason() == null ? "REGISTERED" : evolution.reason().name();
        count("changes", evolution.to().name(), reason);
    }

    void changed(JourneyStep step) {
        String reason = step.reason() == null ? "DEPARTED" : step.reason().name();
        count("journeys", step.to().name(), reason);
    }

    void dead(String source, String reason) {
        count("dead", source, reason);
    }

    void lagged() {
        count("subscriptions", "updates", "LAGGED");
    }

    void gauge(String name, Supplier<Number> value) {
        Gauge.builder(PREFIX + name, value).register(registry);
    }

    private void count(String noun, String type, String reason) {
        registry.counter(PREFIX + noun, "type", type, "reason", reason).increment();
    }
}

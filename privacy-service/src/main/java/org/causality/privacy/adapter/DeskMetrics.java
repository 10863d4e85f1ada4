package org.causality.privacy.adapter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.causality.model.privacy.BatchRoot;
import org.causality.privacy.desk.Answer;
import org.causality.privacy.desk.Page;

/** What this service counts, as {@code causality_privacy_…} with {@code type} and {@code reason}. */
final class DeskMetrics {

    private static final String PREFIX = "causality.privacy.";

    private final MeterRegistry registry;

    DeskMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String source, Answer answer) {
        count(
                "inputs",
                source,
                switch (answer) {
                    case Answer.Sealed(var _, boolean created) -> created ? "ADMITTED" : "REPEATED";
                    case Answer.Revealing(var _, var _, boolean created) -> created ? "TAKEN" : "REPEATED";
                    case Answer.Refused(var reason, var _, var _) -> reason.code();
                    case Answer.Taken(String what) -> what;
                    case Answer.Passed() -> "PASSED";
                });
    }

    void committed(Page page) {
        for (BatchRoot batch : page.closed()) {
            registry.summary(PREFIX + "batch.entries").record(batch.count());
        }
        page.evidence().forEach(_ -> count("evidence", "batch", "BATCH_EQUIVOCATION"));
    }

    void dead(String source, String reason) {
        count("dead", source, reason);
    }

    void gauge(String name, Supplier<Number> value) {
        Gauge.builder(PREFIX + name, value).register(registry);
    }

    private void count(String noun, String type, String reason) {
        registry.counter(PREFIX + noun, "type", type, "reason", reason).increment();
    }
}

package org.causality.mempool.adapter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.causality.mempool.admission.AdmissionOutcome;
import org.causality.mempool.book.OrderEvent;
import org.causality.mempool.book.Reduced;
import org.causality.model.reason.CausalReason;

/** What this service counts, as {@code causality_mempool_…} with {@code type} and {@code reason}. */
final class MempoolMetrics {

    static final String ORDER = "order";
    static final String CANCELLATION = "cancellation";

    private static final String PREFIX = "causality.mempool.";

    private final MeterRegistry registry;

    MempoolMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(String type, AdmissionOutcome outcome) {
        String reason = switch (outcome) {
            case AdmissionOutcome.Admitted _ -> "ADMITTED";
            case AdmissionOutcome.Repeated _ -> "REPEATED";
            case AdmissionOutcome.Refused refused -> refused.reason().name();
        };
        count("admissions", type, reason);
    }

    void reduced(String type, Reduced reduced) {
        switch (reduced) {
            case Reduced.Applied(var events) -> {
                count("deliveries", type, "APPLIED");
                events.forEach(this::changed);
            }
            case Reduced.Repeated() -> count("deliveries", type, "REPEATED");
            case Reduced.Passed() -> count("deliveries", type, "PASSED");
            case Reduced.Ignored(var reason, var _) -> {
                count("deliveries", type, reason.name());
                if (reason == CausalReason.MISSING_DEPENDENCY) {
                    count("causal.violations", type, reason.name());
                }
            }
        }
    }

    private void changed(OrderEvent event) {
        count("changes", event.step().to().name(), event.step().reason().name());
    }

    /** A delivery sequence that does not follow the one before it: the log has a hole. */
    void gap() {
        count("gaps", "delivered", "NOT_DENSE");
    }

    void dead(Entry.Dead letter) {
        count("dead", letter.source().topic().name(), letter.reason().name());
    }

    void rebuilt(String reason) {
        count("rebuilds", "view", reason);
    }

    void gauge(String name, Supplier<Number> value) {
        Gauge.builder(PREFIX + name, value).register(registry);
    }

    private void count(String noun, String type, String reason) {
        registry.counter(PREFIX + noun, "type", type, "reason", reason).increment();
    }
}

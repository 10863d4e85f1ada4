package org.causality.propagation.adapter.recovery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/**
 * {@code causality_propagation_recoveries_total{side,outcome}}, {@code causality_propagation_recovered_total{outcome}} in
 * messages, and gauges of the sessions and of the set.
 */
final class RecoveryMeters {

    private final MeterRegistry meters;

    RecoveryMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void show(String noun, Supplier<Number> value) {
        // Built so, the registry keeps the supplier, which nobody else does; else it shows NaN once that is collected.
        Gauge.builder("causality_propagation_recovery_" + noun, value).register(meters);
    }

    /** @param outcome how it ended, or why it did not begin */
    void session(boolean opens, String outcome) {
        meters.counter(
                        "causality_propagation_recoveries_total",
                        "side",
                        opens ? "opener" : "answerer",
                        "outcome",
                        outcome)
                .increment();
    }

    void messages(String outcome, int count) {
        meters.counter("causality_propagation_recovered_total", "outcome", outcome)
                .increment(count);
    }
}

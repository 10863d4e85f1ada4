package org.causality.orchestrator.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long things take, as {@code causality_orchestrator_…_seconds} with {@code type} and {@code reason}. */
@Component
class Times {
    private final MeterRegistry meters;

    Times(MeterRegistry meters) {
        this.meters = meters;
    }

    /** From the first intent for a slot to its winner. */
    void decided(Duration took) {
        record("decision", "SLOT", "DECIDED", took);
    }

    /** One attempt of a worker, its proof checked. */
    void proved(String reason, Duration took) {
        record("prove", "PROOF", reason, took);
    }

    /** One check of a proof. */
    void verified(boolean holds, Duration took) {
        record("verify", "PROOF", holds ? "VALID" : "INVALID", took);
    }

    void ran(String errand, boolean done, Duration took) {
        record("errand", errand, done ? "DONE" : "FAILED", took);
    }

    private void record(String noun, String type, String reason, Duration took) {
        meters.timer("causality_orchestrator_" + noun, "type", type, "reason", reason)
                .record(took);
    }
}

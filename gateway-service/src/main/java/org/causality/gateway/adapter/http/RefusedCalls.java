package org.causality.gateway.adapter.http;

import io.micrometer.core.instrument.MeterRegistry;
import org.causality.model.codec.Bytes;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code causality_gateway_calls_refused_total{reason}}: every problem we answer, our own and our neighbours'. */
@Component
class RefusedCalls {

    private static final String NAME = "causality.gateway.calls.refused";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A neighbour's code that this build does not know; text from outside must not become labels. */
    private static final String OTHER = "OTHER";

    private final MeterRegistry metrics;

    RefusedCalls(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** A neighbour's problem document, handed on. */
    void count(Bytes problem) {
        Reason reason = reasonOf(problem);
        count(reason == null ? OTHER : reason.code());
    }

    /** @param code of the closed list */
    void count(String code) {
        metrics.counter(NAME, "reason", code).increment();
    }

    private static @Nullable Reason reasonOf(Bytes problem) {
        try {
            JsonNode code = JSON.readTree(problem.unsafeArray()).get("code");
            return code == null || !code.isString() ? null : Reason.ofCode(code.stringValue());
        } catch (JacksonException _) {
            return null;
        }
    }
}

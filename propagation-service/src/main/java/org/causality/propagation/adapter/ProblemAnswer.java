package org.causality.propagation.adapter;

import org.causality.model.problem.Problem;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A refusal as RFC 9457 and docs/api.md want it. */
final class ProblemAnswer {
    private ProblemAnswer() {}

    static ResponseEntity<Problem> of(Reason reason, String detail, String traceId) {
        return of(reason, detail, reason.retryable() ? Problem.RETRY_MILLIS_DEFAULT : null, traceId);
    }

    /** With a time to come again that is known better than by default. */
    static ResponseEntity<Problem> of(Reason reason, String detail, @Nullable Long retryAfterMillis, String traceId) {
        int status = reason.httpStatus();
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(reason, status, detail, retryAfterMillis, traceId));
    }
}

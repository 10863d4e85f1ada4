package org.causality.privacy.adapter;

import org.causality.model.problem.Problem;
import org.causality.model.reason.Reason;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A refusal as RFC 9457 and docs/api.md want it. */
final class ProblemAnswer {
    private static final long RETRY_AFTER_MILLIS = 500;

    private ProblemAnswer() {}

    static ResponseEntity<Object> of(Reason reason, String detail, String traceId) {
        return of(reason, reason.httpStatus(), detail, traceId);
    }

    /** @param status what HTTP's own rules ask for where they know better than the reason */
    static ResponseEntity<Object> of(Reason reason, int status, String detail, String traceId) {
        Long retryAfterMillis = reason.retryable() ? RETRY_AFTER_MILLIS : null;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(reason, status, detail, retryAfterMillis, traceId));
    }

    /** When to come again is known better than by default. */
    static ResponseEntity<Object> after(Reason reason, String detail, long retryAfterMillis, String traceId) {
        return ResponseEntity.status(reason.httpStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(reason, reason.httpStatus(), detail, retryAfterMillis, traceId));
    }
}

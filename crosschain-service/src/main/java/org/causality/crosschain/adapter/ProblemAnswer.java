package org.causality.crosschain.adapter;

import org.causality.model.problem.Problem;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A refusal as RFC 9457 and docs/api.md want it. */
final class ProblemAnswer {
    private static final long SOON_MILLIS = 250;
    private static final long LATER_MILLIS = 1_000;

    private ProblemAnswer() {}

    static ResponseEntity<Object> of(Reason reason, String detail, String traceId) {
        return of(reason, reason.httpStatus(), detail, traceId);
    }

    /** @param status what HTTP's own rules ask for where they know better than the reason */
    static ResponseEntity<Object> of(Reason reason, int status, String detail, String traceId) {
        Long retryAfterMillis = reason.retryable() ? retryAfterMillis(reason) : null;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(reason, status, detail, retryAfterMillis, traceId));
    }

    /** A service coming up is a matter of moments; room is one of seconds. */
    private static long retryAfterMillis(Reason reason) {
        return reason == EdgeReason.NOT_READY ? SOON_MILLIS : LATER_MILLIS;
    }
}

package org.causality.orchestrator.adapter;

import org.causality.model.problem.Problem;
import org.causality.model.reason.Reason;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A refusal as RFC 9457 and docs/api.md want it. */
final class ProblemAnswer {
    private static final int BAD_REQUEST = 400;

    /** A reason that refuses nothing by itself (a job that has changed) refuses a worker's word about it. */
    private static final int CONFLICT = 409;

    private ProblemAnswer() {}

    static ResponseEntity<Problem> of(Reason reason, String detail, String traceId) {
        int status = reason.httpStatus() < BAD_REQUEST ? CONFLICT : reason.httpStatus();
        Long retryAfterMillis = reason.retryable() ? Problem.RETRY_MILLIS_DEFAULT : null;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(reason, status, detail, retryAfterMillis, traceId));
    }
}

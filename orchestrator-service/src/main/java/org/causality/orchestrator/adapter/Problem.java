package org.causality.orchestrator.adapter;

import java.util.UUID;
import org.causality.model.reason.Reason;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An error as RFC 9457 has it, with the house's reason code. */
record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String remedy,
        boolean retryable,
        long retryAfterMillis,
        String traceId) {
    private static final long RETRY_AFTER_MILLIS = 1_000;

    /** A reason that refuses nothing by itself (a job that has changed) refuses a worker's word about it. */
    private static final int CONFLICT = 409;

    /** Thrown inside a controller; answered as the problem it carries. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Reason reason;

        Refused(Reason reason, String detail) {
            super(detail);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    static ResponseEntity<Problem> answer(Reason reason, String detail) {
        int status = reason.httpStatus() < 400 ? CONFLICT : reason.httpStatus();
        Problem problem = new Problem(
                reason.urn(),
                reason.explanation(),
                status,
                reason.code(),
                detail,
                reason.remedy(),
                reason.retryable(),
                reason.retryable() ? RETRY_AFTER_MILLIS : 0,
                UUID.randomUUID().toString());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

package org.causality.effect.adapter;

import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A refusal as RFC 9457 and docs/api.md want it. */
public record ProblemJson(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String remedy,
        boolean retryable,
        @Nullable Long retryAfterMillis,
        String traceId) {

    private static final long RETRY_AFTER_MILLIS = 500;

    static ResponseEntity<Object> answer(Reason reason, String detail, String traceId) {
        return answer(reason, reason.httpStatus(), detail, traceId);
    }

    /** @param status what HTTP's own rules ask for where they know better than the reason */
    static ResponseEntity<Object> answer(Reason reason, int status, String detail, String traceId) {
        ProblemJson problem = new ProblemJson(
                reason.urn(),
                reason.explanation(),
                status,
                reason.code(),
                detail,
                reason.remedy(),
                reason.retryable(),
                reason.retryable() ? RETRY_AFTER_MILLIS : null,
                traceId);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

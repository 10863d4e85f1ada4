package org.causality.backbone.problem;

import org.causality.model.problem.Problem;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A refusal as RFC 9457 and docs/api.md want it. */
public final class ProblemAnswer {
    private static final long SOON_MILLIS = 250;

    private ProblemAnswer() {}

    public static ResponseEntity<Object> of(Reason reason, String detail, String traceId) {
        return of(reason, reason.httpStatus(), detail, traceId);
    }

    /** @param status what HTTP's own rules ask for where they know better than the reason */
    public static ResponseEntity<Object> of(Reason reason, int status, String detail, String traceId) {
        return answer(reason, status, detail, reason.retryable() ? retryAfterMillis(reason) : null, traceId);
    }

    /** When to come again is known better than by default. */
    public static ResponseEntity<Object> after(Reason reason, String detail, long retryAfterMillis, String traceId) {
        return answer(reason, reason.httpStatus(), detail, retryAfterMillis, traceId);
    }

    private static ResponseEntity<Object> answer(
            Reason reason, int status, String detail, @Nullable Long retryAfterMillis, String traceId) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(reason, status, detail, retryAfterMillis, traceId));
    }

    /** What is on its way over the mesh, or a service coming up, is a matter of moments; room is one of seconds. */
    private static long retryAfterMillis(Reason reason) {
        return reason == AdmissionReason.ORDER_UNKNOWN || reason == EdgeReason.NOT_READY
                ? SOON_MILLIS
                : Problem.RETRY_MILLIS_DEFAULT;
    }
}

package org.causality.model.problem;

import java.util.Locale;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 answer.
 *
 * @param retryAfterMillis when to come again, for reasons that pass
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String remedy,
        boolean retryable,
        @Nullable Long retryAfterMillis,
        String traceId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** How long to wait where nothing better is known. */
    public static final long RETRY_MILLIS_DEFAULT = 1_000;

    public static Problem of(Reason reason, String detail, String traceId) {
        return of(reason, detail, reason.retryable() ? RETRY_MILLIS_DEFAULT : null, traceId);
    }

    /** With a time to come again that is known better than by default. */
    public static Problem of(Reason reason, String detail, @Nullable Long retryAfterMillis, String traceId) {
        return of(reason, reason.httpStatus(), detail, retryAfterMillis, traceId);
    }

    public static Problem of(
            Reason reason, int status, String detail, @Nullable Long retryAfterMillis, String traceId) {
        return new Problem(
                reason.urn(),
                reason.explanation(),
                status,
                reason.code(),
                detail,
                reason.remedy(),
                reason.retryable(),
                retryAfterMillis,
                traceId);
    }

    /** The value of {@code Retry-After}, in whole seconds rounded up; null when it would not help to try again. */
    public @Nullable String retryAfterSeconds() {
        return retryAfterMillis == null ? null : String.format(Locale.ROOT, "%d", (retryAfterMillis + 999) / 1000);
    }
}

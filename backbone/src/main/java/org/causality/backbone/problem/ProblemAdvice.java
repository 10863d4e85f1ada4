package org.causality.backbone.problem;

import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;

/** What was thrown on the way to an answer, as a problem with a code. A service's own advice adds what only it throws. */
public abstract class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Reason malformed;
    private final String storeAway;

    /**
     * @param malformed the reason for what is not of its form
     * @param storeAway what is said when the store does not answer
     */
    protected ProblemAdvice(Reason malformed, String storeAway) {
        this.malformed = malformed;
        this.storeAway = storeAway;
    }

    /** Ids, numbers, statuses and cursors that are none. */
    @ExceptionHandler
    ResponseEntity<Object> notOfItsForm(IllegalArgumentException e, ServerHttpRequest request) {
        return ProblemAnswer.of(malformed, String.valueOf(e.getMessage()), TraceId.of(request));
    }

    @ExceptionHandler({DataAccessException.class, CannotCreateTransactionException.class})
    protected ResponseEntity<Object> notReady(RuntimeException e, ServerHttpRequest request) {
        LOG.debug("The store could not be read.", e);
        return ProblemAnswer.of(EdgeReason.NOT_READY, storeAway, TraceId.of(request));
    }

    /** What Spring itself refuses: no such route, wrong method or media type, a body too large or of another shape. */
    @ExceptionHandler
    ResponseEntity<Object> refusedBySpring(ResponseStatusException e, ServerHttpRequest request) {
        int status = e.getStatusCode().value();
        Reason reason = status == HttpStatus.NOT_FOUND.value()
                ? EdgeReason.NOT_FOUND
                : status == HttpStatus.CONTENT_TOO_LARGE.value() ? EdgeReason.OVERSIZED : malformed;
        String detail = String.valueOf(e.getReason())
                + (e.getCause() == null ? "" : ": " + firstLine(e.getMostSpecificCause()));
        return ProblemAnswer.of(reason, status, detail, TraceId.of(request));
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    @ExceptionHandler
    ResponseEntity<Object> mistake(Exception e, ServerHttpRequest request) {
        String traceId = TraceId.of(request);
        LOG.error("{} INTERNAL at {}", traceId, request.getPath(), e);
        return ProblemAnswer.of(EdgeReason.INTERNAL, "trace " + traceId, traceId);
    }
}

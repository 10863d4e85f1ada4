package org.causality.orchestrator.adapter;

import org.causality.backbone.problem.TraceId;
import org.causality.model.problem.Problem;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.causality.orchestrator.owner.UnavailableException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Every error leaves as a problem document. */
@RestControllerAdvice
class Problems {
    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refused, ServerHttpRequest request) {
        return ProblemAnswer.of(refused.reason(), refused.detail(), TraceId.of(request));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(UnavailableException unavailable, ServerHttpRequest request) {
        return ProblemAnswer.of(EdgeReason.NOT_READY, String.valueOf(unavailable.getMessage()), TraceId.of(request));
    }

    /** An id or a number in a path, parameter or field that is none. */
    @ExceptionHandler
    ResponseEntity<Problem> malformed(IllegalArgumentException malformed, ServerHttpRequest request) {
        return ProblemAnswer.of(EdgeReason.MALFORMED, String.valueOf(malformed.getMessage()), TraceId.of(request));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(DataBufferLimitException tooLarge, ServerHttpRequest request) {
        return ProblemAnswer.of(EdgeReason.OVERSIZED, String.valueOf(tooLarge.getMessage()), TraceId.of(request));
    }

    /** What Spring itself refuses: no such path, a body or parameter of the wrong form. */
    @ExceptionHandler
    ResponseEntity<Problem> web(ResponseStatusException refused, ServerHttpRequest request) {
        EdgeReason reason = switch (refused.getStatusCode().value()) {
            case 404 -> EdgeReason.NOT_FOUND;
            case 413 -> EdgeReason.OVERSIZED;
            default -> EdgeReason.MALFORMED;
        };
        return ProblemAnswer.of(reason, refused.getReason() == null ? "" : refused.getReason(), TraceId.of(request));
    }
}

package org.causality.propagation.adapter;

import org.causality.model.problem.Problem;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.CausalReason;
import org.causality.model.reason.EdgeReason;
import org.causality.propagation.owner.CoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Every error leaves as a problem document. */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refused, ServerHttpRequest request) {
        return ProblemAnswer.of(refused.reason(), refused.detail(), TraceId.of(request));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(CoreUnavailableException unavailable, ServerHttpRequest request) {
        return ProblemAnswer.of(EdgeReason.NOT_READY, String.valueOf(unavailable.getMessage()), TraceId.of(request));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Problem> store(RuntimeException failure, ServerHttpRequest request) {
        LOG.warn("A call of the store failed: {}", failure.getMessage());
        return ProblemAnswer.of(CausalReason.STORE_UNAVAILABLE, "The causal log did not answer.", TraceId.of(request));
    }

    /** What Spring itself refuses: no such path, a parameter of the wrong form. */
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

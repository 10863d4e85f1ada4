package org.causality.propagation.adapter;

import org.causality.model.reason.CausalReason;
import org.causality.model.reason.EdgeReason;
import org.causality.propagation.owner.CoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Every error leaves as a problem document. */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(Problem.Refused refused) {
        return Problem.answer(refused.reason(), String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(CoreUnavailableException unavailable) {
        return Problem.answer(EdgeReason.NOT_READY, String.valueOf(unavailable.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> store(DataAccessException failure) {
        LOG.warn("A read of the causal log failed: {}", failure.getMessage());
        return Problem.answer(CausalReason.STORE_UNAVAILABLE, "The causal log did not answer.");
    }

    /** What Spring itself refuses: no such path, a parameter of the wrong form. */
    @ExceptionHandler
    ResponseEntity<Problem> web(ResponseStatusException refused) {
        EdgeReason reason = refused.getStatusCode().value() == 404 ? EdgeReason.NOT_FOUND : EdgeReason.MALFORMED;
        return Problem.answer(reason, refused.getReason() == null ? "" : refused.getReason());
    }
}

package org.causality.orchestrator.adapter;

import org.causality.model.reason.EdgeReason;
import org.causality.orchestrator.owner.UnavailableException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Every error leaves as a problem document. */
@RestControllerAdvice
class Problems {
    @ExceptionHandler
    ResponseEntity<Problem> refused(Problem.Refused refused) {
        return Problem.answer(refused.reason(), String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unavailable(UnavailableException unavailable) {
        return Problem.answer(EdgeReason.NOT_READY, String.valueOf(unavailable.getMessage()));
    }

    /** An id or a number in a path, parameter or field that is none. */
    @ExceptionHandler
    ResponseEntity<Problem> malformed(IllegalArgumentException malformed) {
        return Problem.answer(EdgeReason.MALFORMED, String.valueOf(malformed.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(DataBufferLimitException tooLarge) {
        return Problem.answer(EdgeReason.OVERSIZED, String.valueOf(tooLarge.getMessage()));
    }

    /** What Spring itself refuses: no such path, a body or parameter of the wrong form. */
    @ExceptionHandler
    ResponseEntity<Problem> web(ResponseStatusException refused) {
        EdgeReason reason = switch (refused.getStatusCode().value()) {
            case 404 -> EdgeReason.NOT_FOUND;
            case 413 -> EdgeReason.OVERSIZED;
            default -> EdgeReason.MALFORMED;
        };
        return Problem.answer(reason, refused.getReason() == null ? "" : refused.getReason());
    }
}

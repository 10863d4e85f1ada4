package org.causality.mempool.adapter;

import org.causality.backbone.problem.ProblemAdvice;
import org.causality.mempool.book.BookView.NotWholeException;
import org.causality.model.reason.AdmissionReason;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every error leaves as a problem with a code. */
@RestControllerAdvice
class BookProblems extends ProblemAdvice {
    BookProblems() {
        super(AdmissionReason.SHAPE, "the book is being made ready");
    }

    @ExceptionHandler
    ResponseEntity<Object> notWhole(NotWholeException e, ServerHttpRequest request) {
        return notReady(e, request);
    }
}

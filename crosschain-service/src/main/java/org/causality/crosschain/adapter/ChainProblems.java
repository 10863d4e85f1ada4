package org.causality.crosschain.adapter;

import org.causality.backbone.problem.ProblemAdvice;
import org.causality.backbone.problem.ProblemAnswer;
import org.causality.backbone.problem.TraceId;
import org.causality.model.reason.EdgeReason;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every error leaves as a problem with a code. */
@RestControllerAdvice
class ChainProblems extends ProblemAdvice {
    ChainProblems() {
        super(EdgeReason.MALFORMED, "the store does not answer");
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(RefusedException e, ServerHttpRequest request) {
        return ProblemAnswer.of(e.reason(), e.status(), String.valueOf(e.getMessage()), TraceId.of(request));
    }
}

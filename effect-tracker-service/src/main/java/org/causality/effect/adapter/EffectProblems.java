package org.causality.effect.adapter;

import org.causality.backbone.problem.ProblemAdvice;
import org.causality.model.reason.AdmissionReason;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every error leaves as a problem with a code. */
@RestControllerAdvice
class EffectProblems extends ProblemAdvice {
    EffectProblems() {
        super(AdmissionReason.SHAPE, "the store of effects does not answer");
    }
}

package org.causality.privacy.adapter;

import org.causality.backbone.problem.ProblemAdvice;
import org.causality.model.reason.AdmissionReason;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every error leaves as a problem with a code. */
@RestControllerAdvice
class PrivacyProblems extends ProblemAdvice {
    PrivacyProblems() {
        super(AdmissionReason.SHAPE, "the store does not answer");
    }
}

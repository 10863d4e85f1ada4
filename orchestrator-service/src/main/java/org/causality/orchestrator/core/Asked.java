package org.causality.orchestrator.core;

import org.causality.model.computation.JobId;
import org.causality.model.reason.Reason;

/** What becomes of a wish to compute something. */
public sealed interface Asked {
    /** @param repeat whether the job was there before */
    record Declared(JobId job, boolean repeat) implements Asked {}

    record Refused(Reason reason, String detail) implements Asked {}
}

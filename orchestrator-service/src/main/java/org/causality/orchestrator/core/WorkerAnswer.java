package org.causality.orchestrator.core;

import org.causality.model.reason.Reason;

/** What a worker is told. */
public sealed interface WorkerAnswer {
    record GoOn() implements WorkerAnswer {}

    /** Its work is not wanted any more; nothing it says of the job will change it. */
    record Stop(Reason reason) implements WorkerAnswer {}
}

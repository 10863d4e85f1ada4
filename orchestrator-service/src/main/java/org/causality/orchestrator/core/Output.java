package org.causality.orchestrator.core;

import org.causality.model.message.Draft;

/** What the orchestrator asks for. */
public sealed interface Output {
    record Keep(Row row) implements Output {}

    record Forget(Gone gone) implements Output {}

    record Publish(Draft draft) implements Output {}

    record Tell(JobEvent.Told told) implements Output {}

    /** Once all of the turn is kept. */
    record Run(Errand errand) implements Output {}
}

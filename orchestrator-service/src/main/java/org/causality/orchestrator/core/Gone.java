package org.causality.orchestrator.core;

import org.causality.model.chain.EventId;
import org.causality.model.computation.IntentId;
import org.causality.model.computation.JobId;
import org.causality.model.order.OrderId;

/** What need not be kept any more. */
public sealed interface Gone {
    record Fact(EventId id) implements Gone {}

    record Order(OrderId id) implements Gone {}

    record Declaration(IntentId id) implements Gone {}

    record Job(JobId id) implements Gone {}
}

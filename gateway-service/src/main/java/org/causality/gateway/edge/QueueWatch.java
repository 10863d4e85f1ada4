package org.causality.gateway.edge;

import org.causality.gateway.priority.DropReason;
import org.causality.model.message.PriorityClass;

/** Hears what became of frames that waited for their turn, for metrics. */
public interface QueueWatch {

    /** Its turn came. */
    void left(PriorityClass priority, long waitedMicros);

    void dropped(PriorityClass priority, DropReason reason);
}

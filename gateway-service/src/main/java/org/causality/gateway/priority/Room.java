package org.causality.gateway.priority;

import org.causality.model.message.PriorityClass;

/** What may leave the queues. */
public interface Room {

    /** Whether there is a place for one of the class now; somebody else may take it first. */
    boolean isOpen(PriorityClass priority);

    /** Takes a place for one of the class, if there is one; what leaves has it. */
    boolean take(PriorityClass priority);
}

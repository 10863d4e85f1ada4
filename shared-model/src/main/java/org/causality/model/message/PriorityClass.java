package org.causality.model.message;

/** The classes of the seed's "Message Prioritization", and CONTROL ahead of them. Computed by the receiver. */
public enum PriorityClass {
    CONTROL,
    HIGH,
    MEDIUM,
    LOW
}

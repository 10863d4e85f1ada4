package org.causality.propagation.owner;

/** Where inputs come from, in the order in which one turn takes them. */
public enum Source {
    WIRE_HIGH,
    PUBLISH,
    WIRE
}

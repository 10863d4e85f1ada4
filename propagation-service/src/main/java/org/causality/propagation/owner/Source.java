package org.causality.propagation.owner;

/** Where inputs come from, in the order in which one turn takes them. */
public enum Source {
    WIRE_HIGH,
    PUBLISH,
    WIRE,
    /** What a recovery brings: after everything that is said now. */
    RECOVERED,
    /** What a neighbour asks for over HTTP: last, so that a tick is not said beside what came in the same turn. */
    ASKED
}

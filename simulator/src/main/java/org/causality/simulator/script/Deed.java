package org.causality.simulator.script;

/** What a byzantine node does, beside running the same software as everybody. */
public enum Deed {
    /** Signs two messages for one place of its feed. */
    EQUIVOCATE,
    /** Passes nothing on and answers nobody. */
    WITHHOLD,
    /** Says far too much, all of it resting on what does not exist. */
    FLOOD,
    /** Signs wrong times. */
    LIE
}

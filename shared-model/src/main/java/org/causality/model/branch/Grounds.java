package org.causality.model.branch;

/** How the facts stand that a step rests on, each as the own client sees the finalised chain. */
public enum Grounds {
    /** Some may still be taken back. */
    OPEN,
    /** All are final. */
    SETTLED,
    /** One was taken back in the finalised prefix. */
    RETRACTED
}

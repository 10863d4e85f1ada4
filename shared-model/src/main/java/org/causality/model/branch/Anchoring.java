package org.causality.model.branch;

/** How a step stands on its chain; what stands later is more. */
public enum Anchoring {
    NONE,
    /** Somebody has sent it: worth something only among the provisional. */
    SUBMITTED,
    /** In a block that may still fall. */
    INCLUDED,
    /** In a final block. There is at most one such step for a slot, and it stays. */
    FINAL
}

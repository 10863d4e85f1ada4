package org.causality.model.branch;

/** How settled it is that a step counts; from FINAL there is no way back. */
public enum BranchState {
    /** The best of what is known. */
    PROVISIONAL,
    /** It, or a step after it, stands on its chain in a block that may still fall. */
    CANONICAL,
    /** It, or a step after it, stands in a final block. */
    FINAL
}

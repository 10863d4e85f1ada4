package org.causality.model.branch;

/** What decided for a step against the best of its rivals in the slot: the first rule that tells them apart. */
public enum DecidedBy {
    /** Nobody else claims the slot. */
    UNOPPOSED,
    /** Rule 1: no rival's proof is valid. */
    PROOF,
    /** Rule 2: every rival rests on a fact that was retracted in the finalised prefix. */
    GROUNDS,
    /** Rule 3: more of it stands in final blocks. */
    ANCHOR,
    /** Among the provisional: more of it stands in blocks, or was sent. */
    STANDING,
    /** Rule 4: more certified orders settled and steps verified. */
    WORK,
    /** Rule 5: the lower hash of job and closing block. */
    LOT,
    /** As rule 5, while the block that closes the window is not final: the lower job id. */
    JOB
}

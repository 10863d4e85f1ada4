package org.causality.orchestrator.proof;

/** Why an announced result does not count. */
public enum ClaimReason {
    /** Somebody else than the intent's operator announced it. */
    NOT_THE_AUTHOR,
    /** It is for another program than its lineage's. */
    WRONG_PROGRAM,
    /** It is for another slot than its intent. */
    WRONG_SLOT,
    /** Its public inputs are not those of its slot and intent. */
    WRONG_STATEMENT,
    /** It commands something else than its statement says. */
    WRONG_PURCHASE,
    /** The proof does not verify. */
    PROOF_INVALID,
    /** The proof could not be fetched, however often it was asked for. */
    PROOF_NOT_FOUND,
    /** An order's conditions do not hold over the facts it names. */
    CONDITION_FAILS
}

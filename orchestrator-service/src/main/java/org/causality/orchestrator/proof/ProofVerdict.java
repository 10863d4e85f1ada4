package org.causality.orchestrator.proof;

/** What came of checking a proof. */
public sealed interface ProofVerdict {
    record Valid() implements ProofVerdict {}

    /** @param where what is wrong, for people */
    record Invalid(String where) implements ProofVerdict {}
}

package org.causality.model.computation;

/** Where a computation job stands at the operator that runs it. The steps between them: {@link JobLifeCycle}. */
public enum ComputationStatus {
    /** Its intent won; it waits for a worker. */
    QUEUED,
    /** A worker holds the lease; the fencing token says which. */
    LEASED,
    /** The worker builds the witness or the proof. */
    PROVING,
    /** The proof is here and verifies. */
    PROVEN,
    /** The proof is announced to the network and its bytes can be fetched. */
    ANNOUNCED,
    /** What the output commands was sent to the chain. */
    SUBMITTED,
    /** The result is anchored in a final block. Terminal. */
    SETTLED,
    /** Another operator's intent or result took its place. Terminal. */
    SUPERSEDED,
    /** A fact or step it builds on was taken back. Terminal: the work would be another. */
    RETRACTED,
    /** It cannot be computed. Terminal. */
    FAILED,
    /** Its window closed first. Terminal. */
    EXPIRED
}

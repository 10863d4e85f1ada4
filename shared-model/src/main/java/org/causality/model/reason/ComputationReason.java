package org.causality.model.reason;

import static org.causality.model.reason.Reason.Explained.change;

/** Why a computation job changed its status. These refuse nothing. */
public enum ComputationReason implements Reason {
    WORKER_LEASED(change("A worker took the job under a fencing token.", "Nothing to do.")),
    WORKER_LOST(change("The lease ended without a result; the job waits for a worker again.", "Nothing to do.")),
    PROVING_STARTED(change("The worker that holds the lease began.", "Nothing to do.")),
    PROVING_FAILED(change("The attempt failed or its proof did not verify; the job waits again.", "Read the detail.")),
    INPUTS_REFUSED(change("The inputs break a rule of the program: no attempt can succeed.", "Read the detail.")),
    ATTEMPTS_SPENT(change("As many attempts failed as a job may have.", "Look at the workers and their logs.")),
    PROOF_MADE(change("The proof is here and verifies.", "Nothing to do.")),
    PROOF_ANNOUNCED(change("The proof was announced and can be fetched.", "Nothing to do.")),
    RESULT_SUBMITTED(change("What the output commands was sent to the chain.", "Nothing to do.")),
    RESULT_FINAL(change("The result is anchored in a final block.", "Nothing to do.")),
    SUBMISSION_UNDONE(change("A reorg took the transaction out of its block; it is sent again.", "Nothing to do.")),
    SUBMISSION_FAILED(change("The transaction failed in a final block.", "Read the transaction.")),
    INTENT_LOST(change("Another intent for the slot won.", "Nothing to do: its operator computes the slot.")),
    RESULT_OVERTAKEN(change("Another result for the slot became canonical first.", "Nothing to do.")),
    FACT_RETRACTED(change("A chain fact it builds on was taken back by a reorg.", "Nothing to do.")),
    STEP_RETRACTED(change("The step it builds on was retracted or lost its branch.", "Nothing to do.")),
    STEP_RESTORED(change("What was taken back came again unchanged: the announced step counts.", "Nothing to do.")),
    JOB_WINDOW_CLOSED(change("The window for its slot or its orders closed first.", "Nothing to do."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Explained explained;

    ComputationReason(Explained explained) {
        this.explained = explained;
    }

    @Override
    public Explained explained() {
        return explained;
    }
}

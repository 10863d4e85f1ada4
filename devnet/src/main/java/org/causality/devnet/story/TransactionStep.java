package org.causality.devnet.story;

import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.ServerEvent;
import org.causality.devnet.story.canonical.Octets;

/** The winner has sent what its step commands; the wallet looks for itself, on the chain's own node, that it was done once. */
final class TransactionStep {

    private final ConditionStep.Opened opened;
    private final WinnerStep.Decided decided;
    private final ProofStep.Proven proven;
    private final PriceChain chain;

    TransactionStep(
            ConditionStep.Opened opened, WinnerStep.Decided decided, ProofStep.Proven proven, PriceChain chain) {
        this.opened = opened;
        this.decided = decided;
        this.proven = proven;
        this.chain = chain;
    }

    record Settling(String transaction, long height, Actor sender, long windowEnd) {
        String telling() {
            return "sent by " + sender.member().name() + ", in block " + height + " (at most " + windowEnd
                    + "); the chain's own node says: the slot holds the proven root, settled once";
        }
    }

    Settling run(Deadline deadline) {
        Actor winner = decided.winner();
        ServerEvent submitted = winner.expectPresent(
                winner.log().await(this::isSubmission, deadline),
                "its job SUBMITTED with a transaction on its event stream in time",
                () -> "no such event; GET /v1/computations/{job} answers "
                        + winner.api().get("/v1/computations/" + decided.job()).json() + winner.streamState());
        String transaction = submitted.text("transaction");
        long height = chain.expectSettled(transaction, proven.key(), proven.value(), deadline);
        long windowEnd = opened.seenHeight() + opened.order().order().inclusionWithin();
        winner.expect(height <= windowEnd, "inclusion at height " + windowEnd + " at the latest", "at " + height);
        return new Settling(Octets.ofHex(transaction).hex(), height, winner, windowEnd);
    }

    private boolean isSubmission(ServerEvent event) {
        return event.isJobEvent("StatusChanged", opened.id())
                && event.text("jobId").equals(decided.job())
                && event.text("to").equals("SUBMITTED");
    }
}

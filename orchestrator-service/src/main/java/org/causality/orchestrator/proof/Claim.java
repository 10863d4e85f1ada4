package org.causality.orchestrator.proof;

import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.JobId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Stamp;
import org.causality.orchestrator.lineage.Anchor;
import org.causality.orchestrator.lineage.LineageSpec;
import org.jspecify.annotations.Nullable;

/**
 * An announced result.
 *
 * <pre>
 * ANNOUNCED --fetched and verified--> VERIFIED
 * ANNOUNCED --a rule is broken-->     REFUSED(reason)
 * </pre>
 *
 * @param sender the FEED sub-key that announced it
 * @param feedSequence its place in that feed
 * @param reason for REFUSED only
 * @param anchor what shows its step on the chain, once something does
 * @param fell whether its step counted once and does not now
 */
public record Claim(
        ProofAnnouncement proof,
        Stamp carrier,
        PublicKey sender,
        long feedSequence,
        State state,
        @Nullable ClaimReason reason,
        @Nullable Anchor anchor,
        boolean fell) {
    public static Claim announced(ProofAnnouncement proof, Stamp carrier, PublicKey sender, long feedSequence) {
        return new Claim(proof, carrier, sender, feedSequence, State.ANNOUNCED, null, null, false);
    }

    public enum State {
        ANNOUNCED,
        VERIFIED,
        REFUSED
    }

    public JobId job() {
        return proof.job();
    }

    public Claim verified() {
        return new Claim(proof, carrier, sender, feedSequence, State.VERIFIED, null, anchor, fell);
    }

    public Claim refused(ClaimReason why) {
        return new Claim(proof, carrier, sender, feedSequence, State.REFUSED, why, anchor, fell);
    }

    public Claim anchored(@Nullable Anchor by) {
        return new Claim(proof, carrier, sender, feedSequence, state, reason, by, fell);
    }

    public Claim fallen(boolean now) {
        return new Claim(proof, carrier, sender, feedSequence, state, reason, anchor, now);
    }

    /** Whether its step stands for good, whatever else becomes known. */
    public boolean isFinal() {
        return anchor != null && anchor.isFinal();
    }

    /** What is wrong with what it says, before anything is fetched; null when nothing is. */
    public @Nullable ClaimReason fault(LineageSpec spec, ComputationIntent intent) {
        if (!proof.slot().equals(intent.slot())) {
            return ClaimReason.WRONG_SLOT;
        }
        if (!proof.verifier().equals(spec.program())) {
            return ClaimReason.WRONG_PROGRAM;
        }
        if (proof.publicInputs().size() != Transition.PUBLIC_INPUTS) {
            return ClaimReason.WRONG_STATEMENT;
        }
        boolean states = Transition.startsFrom(proof.slot(), oldRoot())
                && proof.publicInputs().equals(Transition.publicInputs(oldRoot(), intent, newRoot()))
                && proof.output().equals(Transition.output(newRoot()));
        if (!states) {
            return ClaimReason.WRONG_STATEMENT;
        }
        return proof.purchase().equals(Purchase.of(intent, newRoot())) ? null : ClaimReason.WRONG_PURCHASE;
    }

    public Bytes32 oldRoot() {
        return proof.publicInputs().getFirst();
    }

    public Bytes32 newRoot() {
        return proof.publicInputs().getLast();
    }
}

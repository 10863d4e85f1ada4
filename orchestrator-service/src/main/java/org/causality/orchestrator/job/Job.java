package org.causality.orchestrator.job;

import java.time.Instant;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.JobLifeCycle;
import org.causality.model.lifecycle.Change;
import org.causality.model.lifecycle.Outcome;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.message.Stamp;
import org.causality.model.reason.ComputationReason;
import org.causality.orchestrator.proof.Made;
import org.jspecify.annotations.Nullable;

/**
 * One of this operator's own jobs. It stands QUEUED from the moment its intent is declared and is given to a worker when
 * the operator's turn has come. Immutable; the steps are those of {@link JobLifeCycle}.
 *
 * @param oldRoot what the step starts from
 * @param reason of the last change; null while there was none
 * @param cause the message that caused the last change
 * @param attempts how many attempts to prove it have failed
 * @param made what the worker returned, until it is announced and settled
 * @param signed its purchase as a transaction, as it is sent and sent again
 * @param transaction the hash of that, once it was taken
 * @param since when the last change was
 */
public record Job(
        ComputationIntent intent,
        Bytes32 oldRoot,
        Snapshot<ComputationStatus> at,
        @Nullable ComputationReason reason,
        Stamp cause,
        int attempts,
        @Nullable Lease lease,
        @Nullable Made made,
        @Nullable BlobRef blob,
        @Nullable Bytes signed,
        @Nullable Bytes32 transaction,
        Instant since) {

    public static Job declared(ComputationIntent intent, Bytes32 oldRoot, Stamp cause, Instant now) {
        return new Job(intent, oldRoot, JobLifeCycle.TABLE.start(), null, cause, 0, null, null, null, null, null, now);
    }

    public JobId id() {
        return intent.job();
    }

    public ComputationStatus status() {
        return at.state();
    }

    /** A retracted one has, unless its step comes to count again. */
    public boolean hasEnded() {
        return isEnd(status());
    }

    private static boolean isEnd(ComputationStatus state) {
        return state == ComputationStatus.RETRACTED || JobLifeCycle.TABLE.isTerminal(state);
    }

    /** What the life cycle says to a change; nothing is changed by asking. */
    public Outcome<ComputationStatus> ask(ComputationStatus to, ComputationReason why, long fence) {
        return JobLifeCycle.TABLE.apply(
                at, Change.to(to, why, cause.id().value()).withFence(fence));
    }

    public Job stepped(Outcome.Changed<ComputationStatus> step, ComputationReason why, Stamp by, Instant now) {
        boolean working =
                step.after().state() == ComputationStatus.LEASED || step.after().state() == ComputationStatus.PROVING;
        return new Job(
                intent,
                oldRoot,
                step.after(),
                why,
                by,
                attempts,
                working ? lease : null,
                keepsProof(step.after().state()) ? made : null,
                blob,
                signed,
                transaction,
                now);
    }

    /** Proofs of jobs that ended or start again are let go. */
    private static boolean keepsProof(ComputationStatus state) {
        return state != ComputationStatus.QUEUED && !isEnd(state);
    }

    public Job leased(@Nullable Lease held) {
        return new Job(intent, oldRoot, at, reason, cause, attempts, held, made, blob, signed, transaction, since);
    }

    public Job offered(@Nullable Made result) {
        return new Job(intent, oldRoot, at, reason, cause, attempts, lease, result, blob, signed, transaction, since);
    }

    public Job kept(BlobRef stored) {
        return new Job(intent, oldRoot, at, reason, cause, attempts, lease, made, stored, signed, transaction, since);
    }

    /** @param bytes null when they can never be included any more */
    public Job signedAs(@Nullable Bytes bytes) {
        return new Job(intent, oldRoot, at, reason, cause, attempts, lease, made, blob, bytes, transaction, since);
    }

    public Job submittedAs(Bytes32 hash) {
        return new Job(intent, oldRoot, at, reason, cause, attempts, lease, made, blob, signed, hash, since);
    }

    public Job failedOnce() {
        return new Job(intent, oldRoot, at, reason, cause, attempts + 1, lease, null, blob, signed, transaction, since);
    }
}

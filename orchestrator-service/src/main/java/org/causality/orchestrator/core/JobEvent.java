package org.causality.orchestrator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.causality.model.branch.CanonicalBranch.Decision;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.computation.SlotId;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.proof.Purchase;
import org.jspecify.annotations.Nullable;

/** What the orchestrator tells the node: the records of {@code jobs.events}. */
public sealed interface JobEvent {
    SlotId slot();

    /**
     * An own job changed.
     *
     * @param from absent for a new one
     * @param changed the job as it stands now
     * @param stood how long it stood in {@code from}
     */
    record StatusChanged(@Nullable ComputationStatus from, Job changed, Duration stood) implements JobEvent {
        @Override
        public SlotId slot() {
            return changed.intent().slot();
        }

        public ComputationStatus to() {
            return changed.status();
        }

        /** The reason's code; absent for a new job. */
        public @Nullable String reason() {
            return from == null || changed.reason() == null
                    ? null
                    : changed.reason().code();
        }
    }

    /**
     * The window of a slot ended here; the turns, the winner's first.
     *
     * @param winner the intent that is to be computed
     * @param waited since the first intent for the slot was delivered here
     */
    record SlotDecided(ComputationIntent winner, List<PublicKey> turns, Duration waited) implements JobEvent {
        @Override
        public SlotId slot() {
            return winner.slot();
        }
    }

    /**
     * An announced result was verified here, or its step counts again after it fell.
     *
     * @param purchase absent when the step commands nothing that a chain would show
     */
    record ResultVerified(ComputationIntent intent, ProofAnnouncement proof, Purchase.@Nullable Effect purchase)
            implements JobEvent {
        @Override
        public SlotId slot() {
            return intent.slot();
        }
    }

    /** An announced result does not count, and never will. */
    record ResultRefused(JobId job, SlotId slot, String reason) implements JobEvent {}

    /** The own client says that the step's purchase stands on its chain: now, or for good. */
    record StepAnchored(JobId job, SlotId slot, List<OrderId> orders, EventId fact, boolean isFinal)
            implements JobEvent {}

    /**
     * A step that counted does not any more, or it was taken out of the chain again (REORG); or a job that was to compute a
     * slot was overtaken by a step without these orders (BRANCH_LOST).
     */
    record StepFell(JobId job, SlotId slot, List<OrderId> orders, FallReason reason) implements JobEvent {}

    /** Why a step fell. */
    enum FallReason {
        /** Its purchase was taken out of the chain; the step still counts. */
        REORG,
        /** Another branch counts. */
        BRANCH_LOST,
        /** A fact that it or a step before it was made from was taken back. */
        FACT_RETRACTED
    }

    /**
     * The branch of the lineage that counts is another.
     *
     * @param slot the one now open
     * @param job of the last step; absent when none is left
     * @param steps how many steps the branch has
     * @param parting how settled its first new step is, and what decided for it; absent when nothing is new
     */
    record LineageMoved(
            SlotId slot,
            @Nullable JobId job,
            Bytes32 root,
            long steps,
            boolean back,
            @Nullable Decision parting) implements JobEvent {}

    /**
     * An event and its place in the node's order of events.
     *
     * @param sequence the delivery that caused it, or the one after the last when none did
     * @param index its place among the events of that sequence, from 1
     */
    record Told(JobEvent event, long sequence, int index, Stamp cause, Instant at) {}
}

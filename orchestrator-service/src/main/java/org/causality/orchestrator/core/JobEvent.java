package org.causality.orchestrator.core;

import java.time.Instant;
import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;
import org.causality.model.computation.StatementId;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Stamp;
import org.jspecify.annotations.Nullable;

/** What the orchestrator tells the node: the records of {@code jobs.events}. */
public sealed interface JobEvent {
    SlotId slot();

    /** An own job changed. {@code from} and {@code reason} are absent for a new one. */
    record StatusChanged(
            JobId job,
            SlotId slot,
            @Nullable ComputationStatus from,
            ComputationStatus to,
            @Nullable String reason,
            long version)
            implements JobEvent {}

    /** The window of a slot ended here; the turns, the winner's first. */
    record SlotDecided(SlotId slot, JobId winner, List<PublicKey> turns) implements JobEvent {}

    /** An announced result was verified here. */
    record ResultVerified(JobId job, SlotId slot, PublicKey operator, StatementId statement) implements JobEvent {}

    /** An announced result does not count, and never will. */
    record ResultRefused(JobId job, SlotId slot, String reason) implements JobEvent {}

    /**
     * The branch of the lineage that counts is another.
     *
     * @param slot the one now open
     * @param job of the last step; absent when none is left
     * @param steps how many steps the branch has
     */
    record LineageMoved(SlotId slot, @Nullable JobId job, Bytes32 root, long steps, boolean back) implements JobEvent {}

    /**
     * An event and its place in the node's order of events.
     *
     * @param sequence the delivery that caused it, or the one after the last when none did
     * @param index its place among the events of that sequence, from 1
     */
    record Told(JobEvent event, long sequence, int index, Stamp cause, Instant at) {}
}

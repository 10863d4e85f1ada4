package org.causality.mempool.book;

import java.time.Instant;
import java.util.List;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;

/**
 * What this operator's orchestrator told of computations, as far as it moves orders.
 *
 * @param place its own place among the node's events
 * @param cause the message that caused it: the evidence of what it does to orders
 * @param at when it was told, from the log itself, so that a replay tells the same time
 * @param orders those it concerns; empty for a lineage that moved, which concerns all that are leased in it
 */
public record JobNews(Cursor place, Stamp cause, Instant at, List<OrderId> orders, Content content) {

    public JobNews {
        orders = List.copyOf(orders);
    }

    /** What happened. */
    public sealed interface Content {}

    /** The network chose who computes a slot. */
    public record SlotDecided(SlotId slot, JobId winner) implements Content {}

    /** A job of this operator came to a status. */
    public record OwnJobMoved(SlotId slot, JobId job, ComputationStatus status) implements Content {}

    /** A result for the slot was verified here, and counts or may come to count; or one that fell counts again. */
    public record ResultVerified(SlotId slot) implements Content {}

    /** The purchase of a step is in a block. */
    public record StepAnchored(boolean isFinal) implements Content {}

    /**
     * A result does not count, any more or at all, and its lineage settles these orders in no other way; or what anchored
     * it was taken back. Or the slot went to another result before its winner had one.
     */
    public record StepFell(SlotId slot, JobId job, Fall why) implements Content {}

    /** The branch of a lineage that counts is another, and so is the slot that is open. */
    public record LineageMoved(SlotId open) implements Content {}

    /** Why a step fell. */
    public enum Fall {
        /** Only its anchor: the result stands and may be anchored again. */
        REORG,
        BRANCH_LOST,
        FACT_RETRACTED
    }
}

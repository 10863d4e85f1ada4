package org.causality.orchestrator.core;

import java.util.List;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.computation.StatementId;
import org.causality.model.key.PublicKey;
import org.causality.model.order.ConditionEvaluation;
import org.causality.model.order.OrderId;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.proof.Purchase;
import org.jspecify.annotations.Nullable;

/**
 * Where an order is on its way through a computation, as this operator knows it.
 *
 * @param lineage the computation that has it, or would take it up; absent when this operator runs none for it
 * @param condition its conditions over what is known now; absent until the order itself was delivered
 * @param facts those its conditions read
 * @param slot where it is or will be computed; absent while its conditions do not hold
 * @param intents for that slot, in the order of their turns
 * @param job the own one that names the order, the latest
 * @param result what was announced for it, if anything was
 * @param purchase what the result commands, if a chain is to show it
 * @param settling the own job that sends the purchase
 */
public record Standing(
        OrderId order,
        @Nullable LineageId lineage,
        WaitsFor waitsFor,
        @Nullable ConditionEvaluation condition,
        List<Fact> facts,
        @Nullable SlotId slot,
        List<Intended> intents,
        @Nullable Job job,
        @Nullable Result result,
        Purchase.@Nullable Effect purchase,
        @Nullable Job settling) {

    /** What has to happen next. */
    public enum WaitsFor {
        /** Its conditions do not hold over what is known. */
        CONDITION,
        /** Intents for its slot are being collected. */
        WINDOW,
        /** Its conditions hold; the open slot is computed from other work, or nobody has declared it yet. */
        TURN,
        /** The slot's winner computes and proves it. */
        PROOF,
        /** A result was announced and is being fetched and checked. */
        VERIFICATION,
        /** Its step counts; the purchase is not in a block yet. */
        INCLUSION,
        /** The purchase is in a block that may still go. */
        FINALITY,
        /** Its way has ended. */
        NOTHING
    }

    /** @param wins whether it is this one's turn first */
    public record Intended(JobId job, PublicKey operator, boolean wins) {}

    /** @param verified whether its proof was checked here and holds */
    public record Result(JobId job, PublicKey operator, StatementId statement, boolean verified) {}

    public Standing {
        facts = List.copyOf(facts);
        intents = List.copyOf(intents);
    }
}

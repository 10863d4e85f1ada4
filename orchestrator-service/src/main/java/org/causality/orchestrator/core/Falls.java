package org.causality.orchestrator.core;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.JobId;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.lineage.Step;
import org.causality.orchestrator.proof.Claim;

/**
 * Tells which verified results do not count any more or never will, and which count again, so that the orders they name are
 * never left waiting for them. Orders that the branch settles otherwise are not among those named.
 */
final class Falls {
    private final Ledger ledger;

    Falls(Ledger ledger) {
        this.ledger = ledger;
    }

    void review(LineageSpec spec, Branch before, Branch after, Stamp cause, Instant now) {
        boolean factGone = false;
        for (Claim claim : ledger.claims(spec.id())) {
            Declaration declaration = ledger.declaredAs(claim.job());
            if (claim.state() != Claim.State.VERIFIED || declaration == null || claim.isFinal()) {
                continue;
            }
            if (after.holds(claim.job())) {
                rise(claim, declaration.intent(), cause, now);
            } else if (!claim.fell() && isLost(claim, before, after)) {
                boolean counted = before.holds(claim.job());
                boolean gone = ledger.facts.all(declaration.intent().events()) == null || (counted && factGone);
                factGone |= counted && gone;
                fall(claim, declaration.intent(), gone, after, cause, now);
            }
        }
        for (Step step : after.steps()) {
            if (!before.holds(step.job())) {
                overtake(step, after, cause, now);
            }
        }
    }

    private void rise(Claim claim, ComputationIntent intent, Stamp cause, Instant now) {
        if (claim.fell()) {
            ledger.update(claim.fallen(false));
            ledger.tellVerified(claim, intent, cause, now);
        }
    }

    /** It counted, or the branch has gone on without it. What waits for its parent or its facts is not lost. */
    private static boolean isLost(Claim claim, Branch before, Branch after) {
        return before.holds(claim.job())
                || Long.compareUnsigned(claim.proof().slot().index(), after.nonce()) <= 0;
    }

    private void fall(Claim claim, ComputationIntent intent, boolean factGone, Branch after, Stamp cause, Instant now) {
        ledger.update(claim.fallen(true).anchored(null));
        var reason = factGone ? JobEvent.FallReason.FACT_RETRACTED : JobEvent.FallReason.BRANCH_LOST;
        ledger.tell(
                new JobEvent.StepFell(intent.job(), intent.slot(), left(intent.orders(), after), reason), cause, now);
    }

    private static List<OrderId> left(List<OrderId> orders, Branch after) {
        Set<OrderId> settled = after.settled();
        return orders.stream().filter(order -> !settled.contains(order)).toList();
    }

    /** The slot's winner was to compute other orders: they are free again. Its own result, if any, has been told. */
    private void overtake(Step step, Branch after, Stamp cause, Instant now) {
        Declaration winner = ledger.declarations(step.slot()).winner();
        JobId job = winner == null ? step.job() : winner.intent().job();
        Claim result = ledger.claim(job);
        if (winner == null || job.equals(step.job()) || (result != null && result.state() == Claim.State.VERIFIED)) {
            return;
        }
        List<OrderId> left = left(winner.intent().orders(), after);
        if (!left.isEmpty()) {
            ledger.tell(new JobEvent.StepFell(job, step.slot(), left, JobEvent.FallReason.BRANCH_LOST), cause, now);
        }
    }
}

package org.causality.orchestrator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.computation.SlotId;
import org.causality.model.order.ConditionEvaluation;
import org.causality.model.reason.ComputationReason;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.intent.Declarations;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.jspecify.annotations.Nullable;

/** Whose turn it is to compute the open slot of each lineage. */
final class Turns {
    /** When this node saw a slot's window end, and whom it last called the winner; only of open slots, so one a lineage. */
    private record Closing(
            SlotId slot, Instant at, @Nullable JobId told) {}

    private final Ledger ledger;
    private final Results results;
    private final Map<LineageId, Closing> closings = new HashMap<>();

    Turns(Ledger ledger, Results results) {
        this.ledger = ledger;
        this.results = results;
    }

    void decide(LineageSpec spec, Branch branch, Instant now) {
        Declarations declarations = ledger.declarations(branch.next());
        Closing closing = closings.get(spec.id());
        boolean decided = closing != null && closing.slot.equals(branch.next());
        if (!decided
                && declarations.isClosed(
                        ledger.facts.height(spec.chain()),
                        now,
                        ledger.setup.limits().window())) {
            closings.put(spec.id(), new Closing(branch.next(), now, null));
        }
        tell(spec, declarations, now);
        ledger.working(spec.id())
                .filter(job -> job.intent().slot().equals(branch.next()) && !mayCompute(job, now))
                .toList()
                .forEach(job -> revoke(job, now));
    }

    /**
     * Once a slot, and again when a better intent came late. An intent on facts that were taken back, or are not known here
     * yet, decides nothing.
     */
    private void tell(LineageSpec spec, Declarations declarations, Instant now) {
        Closing closing = closings.get(spec.id());
        Declaration winner = declarations.winner();
        if (closing != null
                && closing.slot.equals(declarations.slot())
                && winner != null
                && !winner.intent().job().equals(closing.told)
                && results.standing(winner.intent()) == ConditionEvaluation.Verdict.SATISFIED) {
            closings.put(
                    spec.id(),
                    new Closing(closing.slot, closing.at, winner.intent().job()));
            ledger.tell(
                    new JobEvent.SlotDecided(
                            winner.intent(),
                            declarations.counted().stream()
                                    .map(declaration -> declaration.intent().operator())
                                    .toList(),
                            Duration.between(declarations.firstSeen(now), now)),
                    winner.carrier(),
                    now);
        }
    }

    /** A better intent came late: the worker loses its lease, the job waits for its turn again. */
    private void revoke(Job job, Instant now) {
        if (job.status() == ComputationStatus.LEASED || job.status() == ComputationStatus.PROVING) {
            var _ = ledger.step(
                    job,
                    ComputationStatus.QUEUED,
                    ComputationReason.WORKER_LOST,
                    job.at().fence(),
                    job.cause(),
                    now);
        }
    }

    /** Whether this node saw the window of the slot end. */
    boolean isDecided(SlotId slot) {
        Closing closing = closings.get(slot.lineage());
        return closing != null && closing.slot.equals(slot);
    }

    /** Whether the job's intent counts, its window has ended and everybody before it had time enough. */
    boolean mayCompute(Job job, Instant now) {
        SlotId slot = job.intent().slot();
        Closing closing = closings.get(slot.lineage());
        if (closing == null || !closing.slot.equals(slot)) {
            return false;
        }
        int turn = turn(job);
        return turn >= 0
                && !closing.at
                        .plus(ledger.setup.limits().announceWithin().multipliedBy(turn))
                        .isAfter(now);
    }

    /** The job's turn, 0 for the winner; -1 when its intent does not count or is not delivered yet. */
    int turn(Job job) {
        Declarations declarations = ledger.declarations(job.intent().slot());
        int turn = declarations.turnOf(ledger.setup.self());
        return turn >= 0
                        && declarations
                                .counted()
                                .get(turn)
                                .intent()
                                .id()
                                .equals(job.intent().id())
                ? turn
                : -1;
    }
}

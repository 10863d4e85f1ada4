package org.causality.orchestrator.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.SlotId;
import org.causality.model.message.Draft;
import org.causality.model.message.MessageId;
import org.causality.model.message.Payload;
import org.causality.model.order.BlockHeight;
import org.causality.orchestrator.fact.Work;
import org.causality.orchestrator.fact.WorkQueue;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.proof.Claim;

/** Declares what this operator means to compute. */
final class Proposals {
    private final Ledger ledger;

    Proposals(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What waits for the next slot, whoever will compute it. */
    Work queue(LineageSpec spec, Branch branch) {
        return WorkQueue.next(ledger.setup.self(), spec, branch, ledger.facts, ledger.orders);
    }

    /** For an open slot with work and without an own job. */
    void propose(LineageSpec spec, Branch branch, Instant now) {
        SlotId slot = branch.next();
        if (!ledger.setup.proposes() || mine(slot).anyMatch(job -> !job.hasEnded())) {
            return;
        }
        Work work = queue(spec, branch);
        boolean triedInVain = mine(slot)
                .anyMatch(job -> job.status() == ComputationStatus.FAILED
                        && job.intent().orders().equals(work.orders())
                        && job.intent().events().equals(work.events()));
        if (!work.isEmpty() && !triedInVain) {
            declare(draft(spec, branch, work, now), branch, work, now);
        }
    }

    Stream<Job> mine(SlotId slot) {
        return ledger.jobs().filter(job -> job.intent().slot().equals(slot));
    }

    Job draft(LineageSpec spec, Branch branch, Work work, Instant now) {
        ComputationIntent intent = new ComputationIntent(
                branch.next(),
                work.orders(),
                work.events(),
                new BlockHeight(spec.chain(), ledger.facts.height(spec.chain())),
                spec.windowBlocks(),
                ledger.setup.self(),
                ledger.nextIncarnation(now));
        return Job.declared(intent, branch.root(), work.cause(), now);
    }

    void declare(Job job, Branch branch, Work work, Instant now) {
        ledger.put(job);
        ledger.tell(new JobEvent.StatusChanged(null, job, Duration.ZERO), job.cause(), now);
        ledger.publish(new Draft(new Payload.ComputationIntent(job.intent()), dependencies(work, branch), List.of()));
    }

    /** What carries the inputs, and what announced the step before. */
    private List<MessageId> dependencies(Work work, Branch branch) {
        List<MessageId> dependencies = new ArrayList<>(work.dependencies());
        Claim parent = branch.steps().isEmpty()
                ? null
                : ledger.claim(branch.steps().getLast().job());
        if (parent != null) {
            dependencies.add(parent.carrier().id());
        }
        return dependencies;
    }
}

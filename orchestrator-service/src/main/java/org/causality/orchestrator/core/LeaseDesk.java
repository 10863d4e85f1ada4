package org.causality.orchestrator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.lifecycle.Outcome;
import org.causality.model.reason.ComputationReason;
import org.causality.model.reason.LifecycleReason;
import org.causality.model.reason.Reason;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.job.Lease;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.proof.Made;
import org.causality.orchestrator.proof.Transition;
import org.jspecify.annotations.Nullable;

/** Gives jobs to workers, for as long as they show signs of life. */
final class LeaseDesk {
    private final Ledger ledger;
    private final Turns turns;
    private final OwnJobs own;
    private final Results results;

    LeaseDesk(Ledger ledger, Turns turns, OwnJobs own, Results results) {
        this.results = results;
        this.ledger = ledger;
        this.turns = turns;
        this.own = own;
    }

    List<Grant> lease(String worker, int capacity, Instant now) {
        List<Job> ready = ledger.jobs()
                .filter(job -> job.status() == ComputationStatus.QUEUED && turns.mayCompute(job, now))
                .sorted(Comparator.comparing(Job::since).thenComparing(Job::id))
                .limit(Math.min(capacity, Limits.CAPACITY_MAX))
                .toList();
        List<Grant> grants = new ArrayList<>();
        for (Job job : ready) {
            for (LineageSpec spec : ledger.setup.lineages()) {
                if (spec.id().equals(job.intent().slot().lineage())) {
                    grants.add(grant(spec, job, worker, now));
                }
            }
        }
        return grants;
    }

    private Grant grant(LineageSpec spec, Job job, String worker, Instant now) {
        long fence = job.at().fence() + 1;
        Instant until = now.plus(ledger.setup.limits().lease());
        var _ = ledger.step(
                job.leased(new Lease(worker, until)),
                ComputationStatus.LEASED,
                ComputationReason.WORKER_LEASED,
                fence,
                job.cause(),
                now);
        return new Grant(
                job.id(),
                fence,
                job.intent().slot(),
                spec.seed(),
                results.branch(spec).effects(),
                job.oldRoot(),
                Transition.effect(job.intent()),
                ledger.setup.limits().lease().toMillis());
    }

    /** The worker lives and proves. */
    WorkerAnswer heartbeat(JobId id, long fence, Instant now) {
        Job job = ledger.job(id);
        Reason refusal = refusal(job, fence);
        if (job == null || refusal != null) {
            return new WorkerAnswer.Stop(refusal == null ? LifecycleReason.ILLEGAL_TRANSITION : refusal);
        }
        Job proving = started(job, fence, now);
        Lease lease = proving.lease();
        if (lease != null) {
            Instant until = now.plus(ledger.setup.limits().lease());
            ledger.put(proving.leased(new Lease(lease.worker(), until)));
        }
        return new WorkerAnswer.GoOn();
    }

    private Job started(Job job, long fence, Instant now) {
        return ledger.step(job, ComputationStatus.PROVING, ComputationReason.PROVING_STARTED, fence, job.cause(), now);
    }

    /** What the worker made; it is checked before anything relies on it. */
    WorkerAnswer result(JobId id, long fence, Made made, Instant now) {
        Job job = ledger.job(id);
        Reason refusal = refusal(job, fence);
        if (job == null || refusal != null) {
            return new WorkerAnswer.Stop(refusal == null ? LifecycleReason.ILLEGAL_TRANSITION : refusal);
        }
        Job proving = started(job, fence, now);
        if (proving.made() == null) {
            ledger.put(proving.offered(made).leased(null));
        }
        return new WorkerAnswer.GoOn();
    }

    /** The worker gives up: it could not prove the job. */
    WorkerAnswer failure(JobId id, long fence, Instant now) {
        Job job = ledger.job(id);
        Reason refusal = refusal(job, fence);
        if (job == null || refusal != null) {
            return new WorkerAnswer.Stop(refusal == null ? LifecycleReason.ILLEGAL_TRANSITION : refusal);
        }
        own.failed(started(job, fence, now), now);
        return new WorkerAnswer.GoOn();
    }

    /** Why whoever holds this fence is to stop; null when it is to go on. */
    private static @Nullable Reason refusal(@Nullable Job job, long fence) {
        if (job == null) {
            return LifecycleReason.ILLEGAL_TRANSITION;
        }
        if (job.hasEnded() && job.reason() != null) {
            return job.reason();
        }
        if (job.at().fence() != fence) {
            return LifecycleReason.STALE_FENCE;
        }
        return job.status() == ComputationStatus.LEASED || job.status() == ComputationStatus.PROVING
                ? null
                : job.ask(ComputationStatus.PROVING, ComputationReason.PROVING_STARTED, fence)
                                instanceof Outcome.Refused<ComputationStatus> refused
                        ? refused.reason()
                        : LifecycleReason.ILLEGAL_TRANSITION;
    }

    /** Who was silent too long has lost its lease. What it returned is being checked and needs none. */
    void expire(Instant now) {
        for (Job job : ledger.jobs().toList()) {
            Lease lease = job.lease();
            if (lease != null && !lease.until().isAfter(now) && !job.hasEnded()) {
                var _ = ledger.step(
                        job,
                        ComputationStatus.QUEUED,
                        ComputationReason.WORKER_LOST,
                        job.at().fence(),
                        job.cause(),
                        now);
            }
        }
    }
}

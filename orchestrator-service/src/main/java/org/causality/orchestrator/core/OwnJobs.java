package org.causality.orchestrator.core;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.message.Draft;
import org.causality.model.message.Payload;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.ComputationReason;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.fact.KnownOrder;
import org.causality.orchestrator.fact.WorkQueue;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.lineage.Step;
import org.causality.orchestrator.proof.Claim;
import org.causality.orchestrator.proof.Made;
import org.causality.orchestrator.proof.ProofVerdict;
import org.causality.orchestrator.proof.Purchase;
import org.causality.orchestrator.proof.Transition;

/** Moves this operator's jobs on, and ends those the network has overtaken. */
final class OwnJobs {
    private final Ledger ledger;
    private final Errands errands;
    /** What the chain has taken since the start. */
    private final Set<JobId> sent = new HashSet<>();

    OwnJobs(Ledger ledger, Errands errands) {
        this.ledger = ledger;
        this.errands = errands;
    }

    void review(LineageSpec spec, Branch branch, Stamp cause, Instant now) {
        restore(branch, cause, now);
        settle(branch, now);
        for (Job job : ledger.working(spec.id()).toList()) {
            Job left = overtaken(job, branch, cause, now);
            if (!left.hasEnded()) {
                moveOn(left, spec, branch, now);
            }
        }
    }

    private Job overtaken(Job job, Branch branch, Stamp cause, Instant now) {
        Step filled = branch.at(job.intent().slot());
        if (ledger.facts.all(job.intent().events()) == null) {
            return move(job, ComputationStatus.RETRACTED, ComputationReason.FACT_RETRACTED, cause, now);
        }
        if (filled != null && !filled.job().equals(job.id())) {
            Claim winner = ledger.claim(filled.job());
            Stamp by = winner == null ? cause : winner.carrier();
            return move(job, ComputationStatus.SUPERSEDED, ComputationReason.RESULT_OVERTAKEN, by, now);
        }
        if (!branch.reaches(job.intent().slot())) {
            return move(job, ComputationStatus.RETRACTED, ComputationReason.STEP_RETRACTED, cause, now);
        }
        return windowClosed(job)
                ? move(job, ComputationStatus.EXPIRED, ComputationReason.JOB_WINDOW_CLOSED, cause, now)
                : job;
    }

    private Job move(Job job, ComputationStatus to, ComputationReason why, Stamp cause, Instant now) {
        return ledger.step(job, to, why, 0, cause, now);
    }

    /** Whether one of its orders cannot be settled any more; what is announced already is the chain's to judge. */
    private boolean windowClosed(Job job) {
        boolean announced = job.status() == ComputationStatus.ANNOUNCED || job.status() == ComputationStatus.SUBMITTED;
        return !announced
                && job.intent().orders().stream().anyMatch(id -> {
                    KnownOrder order = ledger.orders.get(id);
                    return order != null
                            && (order.status() == OrderStatus.EXPIRED
                                    || order.status() == OrderStatus.CANCELLED
                                    || (order.signed() != null
                                            && WorkQueue.hasClosed(
                                                    order.signed().order(), ledger.facts.heights())));
                });
    }

    /** The errand that the job's state asks for; so a restart goes on where it was. */
    private void moveOn(Job job, LineageSpec spec, Branch branch, Instant now) {
        Made made = job.made();
        switch (job.status()) {
            case PROVING -> {
                if (made != null) {
                    errands.want(check(job, made, spec), now);
                }
            }
            case PROVEN -> {
                if (made != null) {
                    errands.want(new Errand.Keep(job.id(), made.proof()), now);
                }
            }
            case ANNOUNCED -> submit(job, spec, branch, now);
            case SUBMITTED -> {
                sendAgain(job, spec, now);
                inquire(job, spec, now);
            }
            case QUEUED, LEASED, SETTLED, SUPERSEDED, RETRACTED, FAILED, EXPIRED -> {}
        }
    }

    private static Errand check(Job job, Made made, LineageSpec spec) {
        return new Errand.Check(
                job.id(),
                job.at().fence(),
                spec.program(),
                Transition.publicInputs(job.oldRoot(), job.intent(), made.newRoot()),
                made.proof());
    }

    /** Signed first and kept, then sent. */
    private void submit(Job job, LineageSpec spec, Branch branch, Instant now) {
        Bytes contract = spec.settlement();
        Bytes signed = job.signed();
        Claim claim = ledger.claim(job.id());
        if (contract == null || claim == null || !isDue(job, branch)) {
            return;
        }
        if (signed != null) {
            errands.want(new Errand.Submit(job.id(), spec.chain(), signed), now);
        } else if (isNext(job, spec.chain())) {
            Bytes purchase = claim.proof().purchase();
            errands.want(new Errand.Sign(job.id(), spec.chain(), contract, purchase), now);
        }
    }

    private boolean isDue(Job job, Branch branch) {
        return ledger.setup.submits()
                && branch.holds(job.id())
                && !job.intent().orders().isEmpty()
                && !isAnchored(job);
    }

    /** Whether no other purchase for the chain has a nonce that the chain has not seen yet. */
    private boolean isNext(Job job, ChainId chain) {
        return ledger.setup.lineages().stream()
                .filter(spec -> spec.chain().equals(chain))
                .flatMap(spec -> ledger.working(spec.id()))
                .noneMatch(other -> !other.id().equals(job.id())
                        && other.status() == ComputationStatus.ANNOUNCED
                        && !isAnchored(other)
                        && (other.signed() != null || errands.has(Errand.Sign.class, other.id())));
    }

    /** After a start it is not known whether the chain still has it. */
    private void sendAgain(Job job, LineageSpec spec, Instant now) {
        Bytes signed = job.signed();
        if (signed != null && !sent.contains(job.id()) && !isAnchored(job)) {
            errands.want(new Errand.Submit(job.id(), spec.chain(), signed), now);
        }
    }

    /** What the chain shows of the purchase is told by its fact; that it never will, only by the receipt. */
    private void inquire(Job job, LineageSpec spec, Instant now) {
        Bytes32 transaction = job.transaction();
        if (transaction != null && !isAnchored(job)) {
            errands.want(new Errand.Inquire(job.id(), spec.chain(), transaction), now);
        }
    }

    /** Whether that is the transaction that is to show the job's purchase, and nothing shows it yet. */
    boolean awaitsInclusion(JobId id, Bytes32 transaction) {
        Job job = ledger.job(id);
        return job != null
                && job.status() == ComputationStatus.SUBMITTED
                && transaction.equals(job.transaction())
                && !isAnchored(job);
    }

    void reverted(JobId id, Bytes32 transaction, Instant now) {
        Job job = ledger.job(id);
        if (job != null && awaitsInclusion(id, transaction)) {
            var _ = move(job, ComputationStatus.FAILED, ComputationReason.SUBMISSION_FAILED, job.cause(), now);
        }
    }

    void checked(JobId id, long fence, ProofVerdict verdict, Instant now) {
        Job job = ledger.job(id);
        if (job == null || job.status() != ComputationStatus.PROVING || job.at().fence() != fence) {
            return;
        }
        switch (verdict) {
            case ProofVerdict.Valid() ->
                ledger.step(job, ComputationStatus.PROVEN, ComputationReason.PROOF_MADE, fence, job.cause(), now);
            case ProofVerdict.Invalid(var _) -> failed(job, now);
        }
    }

    /** One attempt more is spent; after the last the job has failed. */
    void failed(Job job, Instant now) {
        Job spent = job.failedOnce();
        ledger.put(spent);
        Job waiting = ledger.step(
                spent,
                ComputationStatus.QUEUED,
                ComputationReason.PROVING_FAILED,
                spent.at().fence(),
                spent.cause(),
                now);
        if (waiting.attempts() >= ledger.setup.limits().attemptsMax()) {
            var _ = move(waiting, ComputationStatus.FAILED, ComputationReason.ATTEMPTS_SPENT, waiting.cause(), now);
        }
    }

    /** The proof can be fetched from here: tell the network. */
    void kept(JobId id, BlobRef blob, LineageSpec spec, Instant now) {
        Job job = ledger.job(id);
        Declaration declaration = ledger.declaredAs(id);
        if (job == null || job.status() != ComputationStatus.PROVEN || job.made() == null || declaration == null) {
            return;
        }
        Bytes32 newRoot = job.made().newRoot();
        ProofAnnouncement proof = new ProofAnnouncement(
                id,
                job.intent().slot(),
                spec.program(),
                Transition.publicInputs(job.oldRoot(), job.intent(), newRoot),
                blob,
                Transition.output(newRoot),
                Purchase.of(job.intent(), newRoot));
        var _ = ledger.step(
                job.kept(blob), ComputationStatus.ANNOUNCED, ComputationReason.PROOF_ANNOUNCED, 0, job.cause(), now);
        ledger.publish(new Draft(
                new Payload.ProofAnnouncement(proof),
                List.of(declaration.carrier().id()),
                List.of()));
    }

    void signed(JobId id, Bytes transaction) {
        Job job = ledger.job(id);
        if (job != null && !job.hasEnded() && job.signed() == null) {
            ledger.put(job.signedAs(transaction));
        }
    }

    void sent(JobId id, Bytes32 transaction, Instant now) {
        Job job = ledger.job(id);
        if (job == null || job.hasEnded()) {
            return;
        }
        if (sent.size() < Limits.JOBS_MAX) {
            sent.add(id);
        }
        if (job.status() == ComputationStatus.ANNOUNCED) {
            var _ = ledger.step(
                    job.submittedAs(transaction),
                    ComputationStatus.SUBMITTED,
                    ComputationReason.RESULT_SUBMITTED,
                    0,
                    job.cause(),
                    now);
        }
    }

    /** A transaction that never got a block signs with another nonce; one that has been taken may still get one. */
    void nonceSpent(Errand.Submit errand) {
        Job job = ledger.job(errand.job());
        if (job == null || job.hasEnded()) {
            return;
        }
        if (job.status() == ComputationStatus.ANNOUNCED
                && !isAnchored(job)
                && Objects.equals(errand.signed(), job.signed())) {
            ledger.put(job.signedAs(null));
        } else if (sent.size() < Limits.JOBS_MAX) {
            sent.add(job.id());
        }
    }

    /** The step was taken out of its block and still counts: the same bytes are sent again. */
    void undone(JobId id, Stamp cause, Instant now) {
        Job job = ledger.job(id);
        sent.remove(id);
        if (job != null && job.status() == ComputationStatus.SUBMITTED) {
            var _ = ledger.step(job, ComputationStatus.ANNOUNCED, ComputationReason.SUBMISSION_UNDONE, 0, cause, now);
        }
    }

    /** What was announced before it was taken back, and counts again, goes on with its purchase. */
    private void restore(Branch branch, Stamp cause, Instant now) {
        for (Step step : branch.steps()) {
            Job job = ledger.job(step.job());
            if (job != null && job.status() == ComputationStatus.RETRACTED) {
                var _ = move(job, ComputationStatus.ANNOUNCED, ComputationReason.STEP_RESTORED, cause, now);
            }
        }
    }

    /** A step that is final settles the jobs of all steps up to it. */
    private void settle(Branch branch, Instant now) {
        int last = -1;
        Stamp by = null;
        for (int i = 0; i < branch.steps().size(); i++) {
            Claim claim = ledger.claim(branch.steps().get(i).job());
            if (claim != null && claim.isFinal()) {
                last = i;
                Fact fact = claim.anchor() == null
                        ? null
                        : ledger.facts.get(claim.anchor().fact());
                by = fact == null ? claim.carrier() : fact.carrier();
            }
        }
        for (Step step : branch.steps().subList(0, last + 1)) {
            Job job = ledger.job(step.job());
            if (job != null && !job.hasEnded() && by != null) {
                var _ = move(job, ComputationStatus.SETTLED, ComputationReason.RESULT_FINAL, by, now);
            }
        }
    }

    private boolean isAnchored(Job job) {
        Claim claim = ledger.claim(job.id());
        return claim != null && claim.anchor() != null;
    }
}

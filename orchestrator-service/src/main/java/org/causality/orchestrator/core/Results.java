package org.causality.orchestrator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.JobId;
import org.causality.model.computation.LineageId;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.ConditionEvaluation;
import org.causality.model.order.Order;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.order.SystemState;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.fact.WorkQueue;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.lineage.Step;
import org.causality.orchestrator.proof.Claim;
import org.causality.orchestrator.proof.ClaimReason;
import org.causality.orchestrator.proof.ProofVerdict;
import org.causality.orchestrator.proof.Transition;
import org.jspecify.annotations.Nullable;

/** Announced results, and the branch that follows from those that count. */
final class Results {
    private final Ledger ledger;
    private final Errands errands;
    private final Roots roots;
    private final Anchors anchors;
    private final Falls steps;
    private final Map<LineageId, Branch> branches = new HashMap<>();

    Results(Ledger ledger, Errands errands) {
        this.ledger = ledger;
        this.errands = errands;
        this.anchors = new Anchors(ledger, errands);
        this.steps = new Falls(ledger);
        this.roots = new Roots(ledger.setup.program(), ledger.setup.lineages());
        ledger.setup.lineages().forEach(spec -> branches.put(spec.id(), Branch.genesis(spec)));
    }

    Branch branch(LineageSpec spec) {
        return branches.getOrDefault(spec.id(), Branch.genesis(spec));
    }

    /** After a restart: what counts follows from what is kept, and is no news. */
    void restore() {
        ledger.setup.lineages().forEach(spec -> branches.put(spec.id(), branchOf(spec)));
    }

    /** @return the jobs whose steps were taken out of the chain and still count */
    List<JobId> review(LineageSpec spec, Stamp cause, Instant now) {
        for (Claim claim : ledger.claims(spec.id())) {
            judge(spec, claim, now);
        }
        Branch before = branch(spec);
        Branch after = branchOf(spec);
        if (!after.equals(before)) {
            branches.put(spec.id(), after);
        }
        if (!after.steps().equals(before.steps())) {
            moved(before, after, cause, now);
        }
        steps.review(spec, before, after, cause, now);
        return anchors.review(spec, after, cause, now);
    }

    private void moved(Branch before, Branch after, Stamp cause, Instant now) {
        boolean back = after.steps().size() < before.steps().size()
                || !after.steps().subList(0, before.steps().size()).equals(before.steps());
        JobId last = after.steps().isEmpty() ? null : after.steps().getLast().job();
        ledger.tell(
                new JobEvent.LineageMoved(
                        after.next(), last, after.root(), after.steps().size(), back, after.parting(before)),
                cause,
                now);
    }

    private Branch branchOf(LineageSpec spec) {
        return Branch.canonical(spec, live(spec), anchors.of(spec), roots::follows);
    }

    void watched(JobId job) {
        anchors.watched(job);
    }

    private void judge(LineageSpec spec, Claim claim, Instant now) {
        Declaration declaration = ledger.declaredAs(claim.job());
        if (claim.state() == Claim.State.REFUSED || declaration == null || !saidByAuthor(claim, declaration)) {
            return;
        }
        ComputationIntent intent = declaration.intent();
        ClaimReason fault = claim.fault(spec, intent);
        if (fault == null && standing(intent) == ConditionEvaluation.Verdict.UNSATISFIED) {
            fault = ClaimReason.CONDITION_FAILS;
        }
        if (fault != null) {
            refuse(claim, fault, now);
        } else if (claim.state() == Claim.State.ANNOUNCED) {
            verify(claim, intent, now);
        }
    }

    /** What this node proved itself it has checked already. */
    private void verify(Claim claim, ComputationIntent intent, Instant now) {
        Job own = ledger.job(claim.job());
        if (own != null && own.blob() != null && own.blob().equals(claim.proof().blob())) {
            accept(claim, intent, now);
        } else {
            errands.want(new Errand.Fetch(claim.proof()), now);
        }
    }

    void checked(JobId job, ProofVerdict verdict, Instant now) {
        Claim claim = ledger.claim(job);
        Declaration declaration = ledger.declaredAs(job);
        if (claim == null || declaration == null || claim.state() != Claim.State.ANNOUNCED) {
            return;
        }
        switch (verdict) {
            case ProofVerdict.Valid() -> accept(claim, declaration.intent(), now);
            case ProofVerdict.Invalid(var _) -> refuse(claim, ClaimReason.PROOF_INVALID, now);
        }
    }

    void notFound(JobId job, Instant now) {
        Claim claim = ledger.claim(job);
        if (claim != null && claim.state() == Claim.State.ANNOUNCED) {
            refuse(claim, ClaimReason.PROOF_NOT_FOUND, now);
        }
    }

    private void accept(Claim claim, ComputationIntent intent, Instant now) {
        ledger.update(claim.verified());
        ledger.tellVerified(claim, intent, claim.carrier(), now);
    }

    private void refuse(Claim claim, ClaimReason why, Instant now) {
        ledger.update(claim.refused(why));
        ledger.tell(new JobEvent.ResultRefused(claim.job(), claim.proof().slot(), why.name()), claim.carrier(), now);
    }

    /** The verified results that rest on nothing void, retracted or not yet known here. */
    private List<Step> live(LineageSpec spec) {
        List<Step> live = new ArrayList<>();
        for (Claim claim : ledger.claims(spec.id())) {
            Declaration declaration = ledger.declaredAs(claim.job());
            if (claim.state() == Claim.State.VERIFIED && declaration != null && isLive(claim, declaration)) {
                ComputationIntent intent = declaration.intent();
                live.add(new Step(
                        claim.job(),
                        intent.slot(),
                        claim.oldRoot(),
                        Transition.effect(intent),
                        claim.newRoot(),
                        intent.orders(),
                        intent.events()));
            }
        }
        return live;
    }

    /** What is final on the chain stands, whatever else becomes known. */
    private boolean isLive(Claim claim, Declaration declaration) {
        return claim.isFinal()
                || (saidByAuthor(claim, declaration)
                        && standing(declaration.intent()) == ConditionEvaluation.Verdict.SATISFIED);
    }

    private boolean saidByAuthor(Claim claim, Declaration declaration) {
        return ledger.feeds.speaksFor(declaration.intent().operator(), claim.sender(), claim.feedSequence());
    }

    /** Whether what an intent names holds: its facts are VALID and its orders' conditions hold over them alone. */
    ConditionEvaluation.Verdict standing(ComputationIntent intent) {
        @Nullable List<Fact> facts = ledger.facts.all(intent.events());
        @Nullable List<SignedUserOrder> orders = ledger.orders.all(intent.orders());
        if (facts == null || orders == null) {
            return ConditionEvaluation.Verdict.UNKNOWN;
        }
        Map<ChainId, Long> start =
                Map.of(intent.windowStart().chain(), intent.windowStart().height());
        SystemState state = WorkQueue.state(facts, start, intent.slot().index() - 1);
        Set<ConditionEvaluation.Verdict> verdicts = java.util.EnumSet.of(ConditionEvaluation.Verdict.SATISFIED);
        for (SignedUserOrder signed : orders) {
            Order order = signed.order();
            verdicts.add(
                    WorkQueue.hasClosed(order, start) || !WorkQueue.mayBeSettledBy(order, intent.operator())
                            ? ConditionEvaluation.Verdict.UNSATISFIED
                            : ConditionEvaluation.of(order, state).verdict());
        }
        if (verdicts.contains(ConditionEvaluation.Verdict.UNSATISFIED)) {
            return ConditionEvaluation.Verdict.UNSATISFIED;
        }
        return verdicts.contains(ConditionEvaluation.Verdict.UNKNOWN)
                ? ConditionEvaluation.Verdict.UNKNOWN
                : ConditionEvaluation.Verdict.SATISFIED;
    }
}

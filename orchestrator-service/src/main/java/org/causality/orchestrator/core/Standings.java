package org.causality.orchestrator.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.SlotId;
import org.causality.model.order.ConditionEvaluation;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedUserOrder;
import org.causality.orchestrator.core.Standing.WaitsFor;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.fact.KnownOrder;
import org.causality.orchestrator.fact.WorkQueue;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.intent.Declarations;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.lineage.Step;
import org.causality.orchestrator.proof.Claim;
import org.causality.orchestrator.proof.Purchase;
import org.jspecify.annotations.Nullable;

/** Answers where an order is; changes nothing. */
final class Standings {
    private final Ledger ledger;
    private final Results results;
    private final Turns turns;

    Standings(Ledger ledger, Results results, Turns turns) {
        this.ledger = ledger;
        this.results = results;
        this.turns = turns;
    }

    Optional<Standing> of(OrderId id) {
        KnownOrder order = ledger.orders.get(id);
        return order == null ? Optional.empty() : Optional.of(of(order));
    }

    private Standing of(KnownOrder order) {
        LineageSpec spec = lineageOf(order);
        return spec == null
                ? new Standing(
                        order.id(),
                        null,
                        order.hasEnded() ? WaitsFor.NOTHING : WaitsFor.CONDITION,
                        null,
                        List.of(),
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null)
                : of(order, spec, results.branch(spec));
    }

    /** The one whose branch has it, else one somebody means to compute it in, else one of its chain. */
    private @Nullable LineageSpec lineageOf(KnownOrder order) {
        List<LineageSpec> lineages = ledger.setup.lineages();
        return lineages.stream()
                .filter(spec -> stepOf(order.id(), results.branch(spec)) != null)
                .findFirst()
                .or(() -> lineages.stream()
                        .filter(spec -> intents(results.branch(spec).next()).stream()
                                .anyMatch(intent -> intent.orders().contains(order.id())))
                        .findFirst())
                .or(() -> lineages.stream()
                        .filter(spec -> order.signed() != null
                                && spec.chain()
                                        .equals(order.signed()
                                                .order()
                                                .validUntil()
                                                .chain()))
                        .findFirst())
                .orElse(null);
    }

    private static @Nullable Step stepOf(OrderId order, Branch branch) {
        return branch.steps().stream()
                .filter(step -> step.orders().contains(order))
                .findFirst()
                .orElse(null);
    }

    private List<ComputationIntent> intents(SlotId slot) {
        return ledger.declarations(slot).counted().stream()
                .map(Declaration::intent)
                .toList();
    }

    private Standing of(KnownOrder order, LineageSpec spec, Branch branch) {
        SignedUserOrder signed = order.signed();
        List<Fact> facts = signed == null ? List.of() : WorkQueue.readBy(signed.order(), ledger.facts.newest());
        ConditionEvaluation condition = signed == null
                ? null
                : ConditionEvaluation.of(
                        signed.order(),
                        WorkQueue.state(ledger.facts.newest().values(), ledger.facts.heights(), branch.nonce()));
        Step step = stepOf(order.id(), branch);
        Claim result = result(order.id(), branch, step);
        WaitsFor waitsFor = waitsFor(order, spec, branch, step, result, condition);
        SlotId slot = step != null ? step.slot() : waitsFor == WaitsFor.CONDITION ? null : branch.next();
        Job job = ownJob(order.id());
        return new Standing(
                order.id(),
                spec.id(),
                waitsFor,
                condition,
                facts,
                slot,
                slot == null ? List.of() : intended(slot),
                job,
                result == null ? null : said(result),
                result == null ? null : Purchase.effect(spec, result.proof()),
                result == null ? null : ledger.job(result.job()));
    }

    private WaitsFor waitsFor(
            KnownOrder order,
            LineageSpec spec,
            Branch branch,
            @Nullable Step step,
            @Nullable Claim result,
            @Nullable ConditionEvaluation condition) {
        if (order.hasEnded()) {
            return WaitsFor.NOTHING;
        }
        if (step != null && result != null) {
            return onTheBranch(spec, result);
        }
        if (result != null && result.state() == Claim.State.ANNOUNCED) {
            return WaitsFor.VERIFICATION;
        }
        Declarations declarations = ledger.declarations(branch.next());
        Declaration winner = declarations.winner();
        boolean declared = declarations.counted().stream()
                .map(Declaration::intent)
                .anyMatch(intent -> intent.orders().contains(order.id()) && stands(intent));
        if (declared && !turns.isDecided(branch.next())) {
            return WaitsFor.WINDOW;
        }
        if (declared && winner != null && winner.intent().orders().contains(order.id()) && stands(winner.intent())) {
            return WaitsFor.PROOF;
        }
        return condition != null && condition.verdict() == ConditionEvaluation.Verdict.SATISFIED
                ? WaitsFor.TURN
                : WaitsFor.CONDITION;
    }

    /** An intent on facts that were taken back leads to nothing. */
    private boolean stands(ComputationIntent intent) {
        return results.standing(intent) == ConditionEvaluation.Verdict.SATISFIED;
    }

    private static WaitsFor onTheBranch(LineageSpec spec, Claim result) {
        if (result.isFinal() || Purchase.effect(spec, result.proof()) == null) {
            return WaitsFor.NOTHING;
        }
        return result.anchor() == null ? WaitsFor.INCLUSION : WaitsFor.FINALITY;
    }

    /** That of its step; else one for the open slot that was not refused. */
    private @Nullable Claim result(OrderId order, Branch branch, @Nullable Step step) {
        return step != null
                ? ledger.claim(step.job())
                : intents(branch.next()).stream()
                        .filter(intent -> intent.orders().contains(order))
                        .map(intent -> ledger.claim(intent.job()))
                        .filter(claim -> claim != null && claim.state() != Claim.State.REFUSED)
                        .findFirst()
                        .orElse(null);
    }

    private Standing.@Nullable Result said(Claim claim) {
        Declaration declaration = ledger.declaredAs(claim.job());
        return declaration == null
                ? null
                : new Standing.Result(
                        claim.job(),
                        declaration.intent().operator(),
                        claim.proof().statement(),
                        claim.state() == Claim.State.VERIFIED);
    }

    private List<Standing.Intended> intended(SlotId slot) {
        List<Standing.Intended> intended = new ArrayList<>();
        for (ComputationIntent intent : intents(slot)) {
            intended.add(new Standing.Intended(intent.job(), intent.operator(), intended.isEmpty()));
        }
        return intended;
    }

    private @Nullable Job ownJob(OrderId order) {
        return ledger.jobs()
                .filter(job -> job.intent().orders().contains(order))
                .max(Comparator.comparing((Job job) -> !job.hasEnded())
                        .thenComparing(Job::since)
                        .thenComparing(Job::id))
                .orElse(null);
    }
}

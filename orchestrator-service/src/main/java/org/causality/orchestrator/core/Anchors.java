package org.causality.orchestrator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.JobId;
import org.causality.model.message.Stamp;
import org.causality.model.order.Finality;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.intent.Declaration;
import org.causality.orchestrator.lineage.Anchor;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.causality.orchestrator.proof.Claim;
import org.causality.orchestrator.proof.Purchase;
import org.jspecify.annotations.Nullable;

/**
 * Which steps stand on their chain, by the facts this node's own client holds VALID: the settlement contract's storage holds
 * the step's root at the hash of the step's slot. What once stood in a final block stands for good.
 */
final class Anchors {
    private static final Comparator<Fact> BEST =
            Comparator.comparing(Fact::finality).reversed().thenComparing(Fact::id);

    private final Ledger ledger;
    private final Errands errands;
    private final Set<JobId> watched = new HashSet<>();

    Anchors(Ledger ledger, Errands errands) {
        this.ledger = ledger;
        this.errands = errands;
    }

    /** By the job of the step, of all verified results: a pure function of what is known. */
    Map<JobId, Anchor> of(LineageSpec spec) {
        Map<JobId, Anchor> anchors = new HashMap<>();
        Bytes contract = spec.settlement();
        List<Fact> settled = contract == null ? List.of() : ledger.facts.storage(spec.chain(), contract);
        for (Claim claim : ledger.claims(spec.id())) {
            Anchor anchor = claim.isFinal() ? claim.anchor() : found(spec, claim, settled);
            if (anchor != null) {
                anchors.put(claim.job(), anchor);
            }
        }
        return anchors;
    }

    private static @Nullable Anchor found(LineageSpec spec, Claim claim, List<Fact> settled) {
        Purchase.Effect purchase = claim.state() == Claim.State.VERIFIED && !settled.isEmpty()
                ? Purchase.effect(spec, claim.proof())
                : null;
        return purchase == null
                ? null
                : settled.stream()
                        .filter(purchase::isShownBy)
                        .min(BEST)
                        .map(fact -> new Anchor(fact.id(), fact.finality() == Finality.FINALIZED))
                        .orElse(null);
    }

    /** Tells what changed of the steps of the branch. @return those taken out of the chain that still count */
    List<JobId> review(LineageSpec spec, Branch branch, Stamp cause, Instant now) {
        List<JobId> undone = new ArrayList<>();
        Map<JobId, Anchor> anchors = of(spec);
        for (Claim claim : ledger.claims(spec.id())) {
            if (claim.state() == Claim.State.VERIFIED && !claim.isFinal()) {
                watch(spec, claim, now);
                Anchor present = branch.holds(claim.job()) ? anchors.get(claim.job()) : null;
                if (!Objects.equals(present, claim.anchor())) {
                    ledger.update(claim.anchored(present));
                    if (tell(claim, present, branch, cause, now)) {
                        undone.add(claim.job());
                    }
                }
            }
        }
        return undone;
    }

    /** @return whether the step was taken out of the chain and still counts */
    private boolean tell(Claim claim, @Nullable Anchor present, Branch branch, Stamp cause, Instant now) {
        Declaration declaration = ledger.declaredAs(claim.job());
        Fact fact = present == null ? null : ledger.facts.get(present.fact());
        if (declaration == null) {
            return false;
        }
        var intent = declaration.intent();
        if (present != null && fact != null) {
            ledger.tell(
                    new JobEvent.StepAnchored(
                            intent.job(), intent.slot(), intent.orders(), present.fact(), present.isFinal()),
                    fact.carrier(),
                    now);
            return false;
        }
        boolean counts = branch.holds(claim.job());
        if (counts) {
            ledger.tell(
                    new JobEvent.StepFell(intent.job(), intent.slot(), intent.orders(), JobEvent.FallReason.REORG),
                    cause,
                    now);
        }
        return counts;
    }

    private void watch(LineageSpec spec, Claim claim, Instant now) {
        Purchase.Effect purchase = watched.contains(claim.job()) ? null : Purchase.effect(spec, claim.proof());
        if (purchase != null) {
            errands.want(new Errand.Watch(claim.job(), purchase.chain(), purchase.emitter(), purchase.key()), now);
        }
    }

    /** Until the next start, when it is asked for again: no harm. */
    void watched(JobId job) {
        if (watched.size() < Limits.CLAIMS_MAX * Setup.LINEAGES_MAX) {
            watched.add(job);
        }
    }
}

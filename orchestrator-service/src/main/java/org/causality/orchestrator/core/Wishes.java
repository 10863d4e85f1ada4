package org.causality.orchestrator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.causality.model.chain.EventId;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.message.Stamp;
import org.causality.model.order.ConditionEvaluation;
import org.causality.model.order.OrderId;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.LifecycleReason;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.fact.KnownOrder;
import org.causality.orchestrator.fact.Work;
import org.causality.orchestrator.fact.WorkQueue;
import org.causality.orchestrator.job.Job;
import org.causality.orchestrator.lineage.Branch;
import org.causality.orchestrator.lineage.LineageSpec;
import org.jspecify.annotations.Nullable;

/** The seed's submit_computation: somebody names the inputs of the next step. */
final class Wishes {
    private final Ledger ledger;
    private final Results results;
    private final Proposals proposals;

    Wishes(Ledger ledger, Results results, Proposals proposals) {
        this.ledger = ledger;
        this.results = results;
        this.proposals = proposals;
    }

    Asked ask(LineageSpec spec, Collection<OrderId> orders, Collection<EventId> events, Instant now) {
        Branch branch = results.branch(spec);
        Work work = work(new TreeSet<>(orders), new TreeSet<>(events));
        if (work == null) {
            return new Asked.Refused(
                    EdgeReason.NOT_FOUND, "an order or a fact it names is not known, or not valid, here");
        }
        if (work.isEmpty()
                || work.carriers().size() > WorkQueue.INPUTS_MAX
                || work.events().size() > ComputationIntent.EVENTS_MAX) {
            return new Asked.Refused(
                    EdgeReason.MALFORMED, "a step is made of 1 to " + WorkQueue.INPUTS_MAX + " messages");
        }
        Job present = proposals
                .mine(branch.next())
                .filter(job -> !job.hasEnded())
                .findFirst()
                .orElse(null);
        if (present != null) {
            return sameInputs(present, work)
                    ? new Asked.Declared(present.id(), true)
                    : new Asked.Refused(
                            LifecycleReason.ILLEGAL_TRANSITION, "job " + present.id() + " computes the open slot");
        }
        return declare(spec, branch, work, now);
    }

    private Asked declare(LineageSpec spec, Branch branch, Work work, Instant now) {
        Job job = proposals.draft(spec, branch, work, now);
        if (results.standing(job.intent()) != ConditionEvaluation.Verdict.SATISFIED) {
            return new Asked.Refused(
                    AdmissionReason.CONDITION_INVALID, "an order's conditions do not hold over the facts named");
        }
        proposals.declare(job, branch, work, now);
        return new Asked.Declared(job.id(), false);
    }

    private static boolean sameInputs(Job job, Work work) {
        return job.intent().orders().equals(work.orders())
                && job.intent().events().equals(work.events());
    }

    private @Nullable Work work(Set<OrderId> orders, Set<EventId> events) {
        TreeSet<Stamp> carriers = new TreeSet<>();
        for (OrderId id : orders) {
            KnownOrder order = ledger.orders.get(id);
            if (order == null || order.carrier() == null) {
                return null;
            }
            carriers.add(order.carrier());
        }
        List<Fact> facts = ledger.facts.all(events);
        if (facts == null) {
            return null;
        }
        facts.forEach(fact -> carriers.add(fact.carrier()));
        return new Work(List.copyOf(orders), List.copyOf(events), new ArrayList<>(carriers));
    }
}

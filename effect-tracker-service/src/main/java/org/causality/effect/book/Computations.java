package org.causality.effect.book;

import java.util.ArrayList;
import java.util.List;
import org.causality.effect.cause.Cause;
import org.causality.effect.cause.CauseKind;
import org.causality.effect.cause.CauseNode;
import org.causality.model.chain.EffectId;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.ComputationStatus;
import org.causality.model.computation.JobId;
import org.jspecify.annotations.Nullable;

/**
 * What the own orchestrator tells of computations: whether they count, which purchase a result commands and as which
 * transaction it went out. The last word on whether a computation counts is the one that holds.
 */
final class Computations {
    private final Page page;
    private final Turn turn;
    private final Moment moment;

    Computations(Page page, Turn turn, Moment moment) {
        this.page = page;
        this.turn = turn;
        this.moment = moment;
    }

    Answer hear(Input.JobHeard heard) {
        Cause job = Cause.of(heard.job());
        CauseNode node = page.node(job);
        boolean isKnown = heard.version() == 0
                ? node.label().equals(heard.status().name())
                : heard.version() <= node.labelVersion();
        if (isKnown) {
            return new Answer.Repeated();
        }
        boolean takenBack = heard.status() == ComputationStatus.RETRACTED
                || heard.status() == ComputationStatus.SUPERSEDED
                || node.self();
        page.put(node.told(heard.status().name(), heard.version(), takenBack));
        Bytes32 transaction = heard.transaction();
        if (transaction != null) {
            sent(job, transaction);
        }
        return settled(job);
    }

    /** The transaction joins the causes of what the computation's proof commands. */
    private void sent(Cause job, Bytes32 transaction) {
        for (Cause proof : dependents(job, CauseKind.PROOF)) {
            for (Cause effect : dependents(proof, CauseKind.EFFECT)) {
                Registrar registrar = new Registrar(page, turn, moment);
                var _ = registrar.attempt(new EffectId(effect.id()), List.of(proof, Cause.ofTransaction(transaction)));
                turn.touch(effect);
            }
        }
    }

    private List<Cause> dependents(Cause of, CauseKind kind) {
        List<Cause> found = new ArrayList<>(page.dependents.get(of));
        found.removeIf(dependent -> dependent.kind() != kind);
        return found;
    }

    Answer hear(Input.ResultHeard heard) {
        Cause job = Cause.of(heard.job());
        Cause proof = Cause.of(heard.statement());
        CauseNode node = page.node(job);
        if (node.self()) {
            page.put(node.told(node.label(), node.labelVersion(), false));
        }
        Answer linked = EffectBook.linked(
                turn, proof, Ranks.link(page, proof, heard.job().value(), List.of(job)));
        var _ = settled(job);
        @Nullable Registration purchase = heard.purchase();
        return purchase == null ? linked : new Registrar(page, turn, moment).register(purchase);
    }

    Answer fall(JobId id) {
        Cause job = Cause.of(id);
        CauseNode node = page.node(job);
        if (node.self()) {
            return new Answer.Repeated();
        }
        page.put(node.told(node.label(), node.labelVersion(), true));
        return settled(job);
    }

    private Answer settled(Cause job) {
        turn.touch(job);
        turn.settle();
        return new Answer.Taken();
    }
}

package org.causality.orchestrator.core;

import org.causality.model.key.PublicKey;
import org.causality.orchestrator.fact.KnownOrder;

/** What is kept over a restart: one record of the state, by its id. */
public sealed interface Row {
    record FeedOwner(PublicKey key, PublicKey operator) implements Row {}

    record FeedEnd(PublicKey key, long from) implements Row {}

    record Fact(org.causality.orchestrator.fact.Fact fact) implements Row {}

    record Order(KnownOrder order) implements Row {}

    record Declaration(org.causality.orchestrator.intent.Declaration declaration) implements Row {}

    record Claim(org.causality.orchestrator.proof.Claim claim) implements Row {}

    record Job(org.causality.orchestrator.job.Job job) implements Row {}

    record Position(org.causality.orchestrator.core.Position position) implements Row {}
}

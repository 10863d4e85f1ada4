package org.causality.crosschain.adapter;

import org.causality.crosschain.fact.Fact;
import org.causality.crosschain.fact.Verdict;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventPlace;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fact as {@code chains.events} and the API tell it. Only VALID ones may be used, and none after RETRACTED.
 *
 * @param verdict VALID, NOT_YET or INVALID; in a notice of retraction RETRACTED
 * @param reason a FactReason, or the ProofFault of a proof that does not hold
 * @param finality how settled the own client holds the block to be; absent unless VALID
 * @param transaction absent for state
 * @param cause the message that carried it first
 */
record FactJson(
        String eventId,
        String chain,
        String height,
        String blockHash,
        String kind,
        String emitter,
        String key,
        String value,
        @Nullable String transaction,
        int index,
        @Nullable String finality,
        String verdict,
        String reason,
        boolean retracted,
        String cause,
        String lamport,
        String version,
        String at) {

    /** Values of the header {@code event}. */
    static final String JUDGED = "FactJudged";

    static final String RETRACTED = "FactRetracted";
    static final String PROGRESS = "Progress";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static FactJson of(Fact fact) {
        return of(fact, fact.verdict().name());
    }

    static FactJson retraction(Fact fact) {
        return of(fact, "RETRACTED");
    }

    private static FactJson of(Fact fact, String verdict) {
        CrossChainEvent event = fact.claim().event();
        EventPlace place = event.place();
        Bytes32 transaction = place.transaction();
        return new FactJson(
                fact.id().hex(),
                place.chain().value(),
                Long.toUnsignedString(place.height()),
                place.blockHash().hex(),
                event.kind().name(),
                place.emitter().hex(),
                place.key().hex(),
                event.value().hex(),
                transaction == null ? null : transaction.hex(),
                place.index(),
                fact.verdict() instanceof Verdict.Valid(var finality) ? finality.name() : null,
                verdict,
                fact.verdict().code(),
                fact.retracted(),
                fact.claim().carrier().id().hex(),
                fact.claim().carrier().time().toString(),
                Long.toString(fact.version()),
                fact.since().toString());
    }

    String write() {
        return JSON.writeValueAsString(this);
    }
}

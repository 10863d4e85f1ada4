package org.causality.crosschain.fact;

import org.causality.model.chain.CrossChainEvent;
import org.causality.model.message.Stamp;

/**
 * One version of a fact, as a delivered message carried it. The place names a fact, so two claims of one fact may say
 * different values: at most one of them holds.
 */
public record Claim(CrossChainEvent event, Stamp carrier) {

    boolean saysTheSame(Claim other) {
        return event.value().equals(other.event.value())
                && event.topics().equals(other.event.topics())
                && java.util.Objects.equals(event.proof(), other.event.proof());
    }

    /** The same claim with the proof that the own providers found. */
    Claim proven(CrossChainEvent proven) {
        CrossChainEvent whole = new CrossChainEvent(
                event.place(),
                event.kind(),
                event.topics(),
                event.value(),
                event.claimed(),
                event.observer(),
                event.observed(),
                proven.proof(),
                event.retracts());
        return new Claim(whole, carrier);
    }
}

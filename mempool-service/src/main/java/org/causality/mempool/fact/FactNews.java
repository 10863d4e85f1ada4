package org.causality.mempool.fact;

import org.causality.model.chain.EventId;
import org.causality.model.network.ChainId;

/** The own client's word on a chain event. */
public sealed interface FactNews {

    /** A state value is VALID, for the first time or with a higher finality. */
    record Valid(Fact fact) implements FactNews {}

    /** Another event is VALID: conditions do not read it, but its block is there. */
    record BlockSeen(ChainId chain, long height) implements FactNews {}

    /** It is not VALID, or not any more. */
    record TakenBack(EventId id) implements FactNews {}
}

package org.causality.mempool.fact;

import org.causality.model.chain.EventId;
import org.causality.model.codec.U256;
import org.causality.model.order.Finality;
import org.causality.model.order.StateKey;
import org.causality.model.order.SystemState;

/** What a slot of a chain held at the end of a block, VALID to this operator's own client. */
public record Fact(EventId id, StateKey key, U256 value, Finality finality, long height) {

    SystemState.Verified verified() {
        return new SystemState.Verified(value, finality, height);
    }
}

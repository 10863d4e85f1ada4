package org.causality.orchestrator.fact;

import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.U256;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;
import org.causality.model.order.StateKey;

/**
 * A chain event that this node's own client holds to be VALID.
 *
 * @param key the storage slot, or a log's first topic
 * @param carrier the message that carries it: what depends on the fact depends on this
 */
public record Fact(
        EventId id,
        ChainId chain,
        long height,
        EventKind kind,
        Bytes emitter,
        Bytes key,
        Bytes value,
        Finality finality,
        Stamp carrier) {
    public StateKey stateKey() {
        return StateKey.ofSlot(chain, emitter, key);
    }

    public boolean isState() {
        return kind == EventKind.STATE_VALUE;
    }

    /** A state value as a number. */
    public U256 number() {
        return new U256(new java.math.BigInteger(1, value.unsafeArray()));
    }
}

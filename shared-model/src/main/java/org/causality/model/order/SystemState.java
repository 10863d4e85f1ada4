package org.causality.model.order;

import java.util.Map;
import org.causality.model.codec.U256;
import org.causality.model.network.ChainId;
import org.jspecify.annotations.Nullable;

/**
 * The seed's SystemState: what one operator holds to be true when it looks at an order's conditions. Holds verified facts
 * only; what is not in it is not known, never false.
 *
 * @param values the latest verified values
 * @param inclusionHeights per chain, the lowest height at which an order could still be included: the head's plus one, or
 *     the height at which it was
 * @param zkNonce the recursion's present nonce, unsigned; absent when the head is not known
 */
public record SystemState(
        Map<StateKey, Verified> values,
        Map<ChainId, Long> inclusionHeights,
        @Nullable Long zkNonce) {

    /** A value as of a block, and how settled that block is. */
    public record Verified(U256 value, Finality finality, long height) {}

    public SystemState {
        values = Map.copyOf(values);
        inclusionHeights = Map.copyOf(inclusionHeights);
    }
}

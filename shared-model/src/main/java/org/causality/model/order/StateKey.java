package org.causality.model.order;

import org.causality.model.codec.Bytes;
import org.causality.model.network.ChainId;

/**
 * The name of a value on a chain, as conditions and facts share it.
 *
 * @param key for a storage slot the text {@code 0x<contract>/0x<slot>} in lower-case hex, the slot with all its bytes
 */
public record StateKey(ChainId chain, String key) {

    public static StateKey ofSlot(ChainId chain, Bytes contract, Bytes slot) {
        return new StateKey(chain, contract.hex() + "/" + slot.hex());
    }

    @Override
    public String toString() {
        return chain + " " + key;
    }
}

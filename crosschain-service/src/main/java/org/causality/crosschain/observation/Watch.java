package org.causality.crosschain.observation;

import org.causality.crosschain.ethereum.Address;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;

/** Interest in a storage slot of a contract. The same interest is the same watch. */
public record Watch(ChainId chain, Address address, Bytes32 slot) {

    /** Its text form, also its id in the API: chain, address and slot joined by slashes. */
    public String id() {
        return chain + "/" + address + "/" + slot.hex();
    }
}

package org.causality.orchestrator.proof;

import java.io.IOException;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;

/** The port to the own chain client: what it is to look at. Asking again does no harm. */
public interface Watches {
    /** From now on the client tells when this slot of the contract's storage changes. */
    void watch(ChainId chain, Bytes contract, Bytes32 slot) throws IOException;
}

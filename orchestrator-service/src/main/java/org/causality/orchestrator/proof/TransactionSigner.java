package org.causality.orchestrator.proof;

import java.io.IOException;
import org.causality.model.codec.Bytes;
import org.causality.model.network.ChainId;

/**
 * The port to who makes a purchase a transaction of its chain: contract, account, nonce and fee are its to know. An
 * operator without one sends no purchases.
 */
public interface TransactionSigner {
    /** @return the signed transaction as the chain takes it; for the same purchase one that can be included only once */
    Bytes sign(ChainId chain, Bytes purchase) throws IOException;
}

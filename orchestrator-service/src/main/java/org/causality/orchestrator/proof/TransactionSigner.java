package org.causality.orchestrator.proof;

import java.io.IOException;
import org.causality.model.codec.Bytes;
import org.causality.model.network.ChainId;

/**
 * The port to who makes a purchase a transaction of its chain: account, nonce and fee are its to know. An operator without
 * one sends no purchases.
 *
 * <p>That a purchase happens once is held by two things: the settlement contract fills a slot once, and the bytes signed for
 * a job are kept and sent again as they are. The next purchase of a chain is signed when the one before was taken, so no two
 * ask for the same nonce.
 */
public interface TransactionSigner {
    /** @return the signed transaction as the chain takes it: a call of {@code contract} with {@code purchase} */
    Bytes sign(ChainId chain, Bytes contract, Bytes purchase) throws IOException;
}

package org.causality.orchestrator.proof;

import java.io.IOException;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;

/** The port to who sends transactions. Sending the same bytes again does no harm. */
public interface Submission {
    Answer submit(ChainId chain, Bytes signed) throws IOException;

    /** What the chain's node says. */
    sealed interface Answer {
        /** It has the transaction, now or since before. */
        record Taken(Bytes32 transaction) implements Answer {}

        /** The account has used the nonce: for this transaction, which then is in a block, or for another one. */
        record NonceSpent() implements Answer {}
    }
}

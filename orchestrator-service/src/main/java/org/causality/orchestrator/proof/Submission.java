package org.causality.orchestrator.proof;

import java.io.IOException;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;

/** The port to who sends transactions. Sending the same purchase again answers the same transaction. */
public interface Submission {
    /** @return the transaction's hash */
    Bytes32 submit(ChainId chain, Bytes purchase) throws IOException;
}

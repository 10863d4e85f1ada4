package org.causality.orchestrator.proof;

import java.io.IOException;
import org.causality.model.codec.Bytes32;
import org.causality.model.network.ChainId;
import org.causality.model.order.Finality;

/** The port to the own chain client: what became of a transaction. */
public interface Receipts {
    Outcome receipt(ChainId chain, Bytes32 transaction) throws IOException;

    /** What the own client has proven. */
    sealed interface Outcome {
        /** It is in no block that the own client has accepted. */
        record Pending() implements Outcome {}

        /**
         * It is in a block.
         *
         * @param reverted whether it was executed in vain
         * @param finality of that block
         */
        record Included(boolean reverted, Finality finality) implements Outcome {
            /** Whether nothing can make it succeed any more. */
            public boolean hasFailed() {
                return reverted && finality == Finality.FINALIZED;
            }
        }
    }
}

package org.causality.orchestrator.core;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.computation.VerifierId;
import org.causality.model.network.ChainId;

/** Work outside of the core whose outcome comes back as an input. Doing one twice does no harm. */
public sealed interface Errand {
    JobId job();

    /** Fetch an announced proof and check it; answered by ClaimChecked. */
    record Fetch(ProofAnnouncement proof) implements Errand {
        @Override
        public JobId job() {
            return proof.job();
        }
    }

    /** Check what a worker returned; answered by ProofChecked. */
    record Check(JobId job, long fence, VerifierId program, List<Bytes32> publicInputs, Bytes proof)
            implements Errand {}

    /** Keep a proof where peers can fetch it; answered by BlobKept. */
    record Keep(JobId job, Bytes proof) implements Errand {}

    /** Have the own client look at where a purchase will show; answered by Watched. */
    record Watch(JobId job, ChainId chain, Bytes contract, Bytes32 slot) implements Errand {}

    /** Make what a step commands a transaction; answered by Signed. */
    record Sign(JobId job, ChainId chain, Bytes contract, Bytes purchase) implements Errand {}

    /** Send a transaction; answered by PurchaseSent or NonceSpent. */
    record Submit(JobId job, ChainId chain, Bytes signed) implements Errand {}

    /** See what became of a transaction; answered by PurchaseReverted when it failed for good. */
    record Inquire(JobId job, ChainId chain, Bytes32 transaction) implements Errand {}
}

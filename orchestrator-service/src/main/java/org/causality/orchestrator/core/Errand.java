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

    /** Send what a step commands; answered by PurchaseSent. */
    record Submit(JobId job, ChainId chain, Bytes purchase) implements Errand {}
}

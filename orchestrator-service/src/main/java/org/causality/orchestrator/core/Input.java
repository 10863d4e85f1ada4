package org.causality.orchestrator.core;

import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.computation.ComputationIntent;
import org.causality.model.computation.JobId;
import org.causality.model.computation.ProofAnnouncement;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Stamp;
import org.causality.model.network.ChainId;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.causality.orchestrator.fact.Fact;
import org.causality.orchestrator.proof.ProofVerdict;

/** What happens to the orchestrator. */
public sealed interface Input {
    /**
     * A message came in the log of deliveries.
     *
     * @param sequence dense, from 1; one at or below the last seen is a repeat
     * @param sender the FEED sub-key that said it
     */
    record Delivered(long sequence, Stamp carrier, PublicKey sender, long feedSequence, Content content)
            implements Input {}

    /** What a delivered message says, as far as it matters here. */
    sealed interface Content {
        record OrderCarried(SignedUserOrder order) implements Content {}

        record IntentSaid(ComputationIntent intent) implements Content {}

        record ProofSaid(ProofAnnouncement proof) implements Content {}

        /** A member certified this FEED key. */
        record FeedCertified(PublicKey key, PublicKey operator) implements Content {}

        /** From this place on the feed is void. */
        record FeedVoid(PublicKey key, long from) implements Content {}

        record Other() implements Content {}
    }

    /** The own client holds the event VALID. */
    record FactKnown(Fact fact) implements Input {}

    /** The own client took it back, or does not hold it VALID any more. */
    record FactRetracted(EventId id, Stamp cause) implements Input {}

    record HeightKnown(ChainId chain, long height) implements Input {}

    record OrderMoved(OrderId id, OrderStatus to) implements Input {}

    /** An announced proof was fetched and checked. */
    record ClaimChecked(JobId job, ProofVerdict verdict) implements Input {}

    /** A worker's proof was checked. */
    record ProofChecked(JobId job, long fence, ProofVerdict verdict) implements Input {}

    record BlobKept(JobId job, BlobRef blob) implements Input {}

    /** The own client looks at where the job's purchase will show. */
    record Watched(JobId job) implements Input {}

    record Signed(JobId job, Bytes transaction) implements Input {}

    /** What was sent, or sent again, can be in a block already; or another transaction took its nonce. */
    record NonceSpent(Errand.Submit errand) implements Input {}

    record PurchaseSent(JobId job, Bytes32 transaction) implements Input {}

    /** The own client has proven that the transaction failed in a final block. */
    record PurchaseReverted(JobId job, Bytes32 transaction) implements Input {}

    /**
     * An errand did not succeed now.
     *
     * @param retryAfterMillis what whom we asked said; 0 when it said nothing
     */
    record ErrandFailed(Errand errand, long retryAfterMillis, String detail) implements Input {}

    /** Time passes; at least every {@link Orchestrator#TICK_MILLIS}. */
    record Tick() implements Input {}
}

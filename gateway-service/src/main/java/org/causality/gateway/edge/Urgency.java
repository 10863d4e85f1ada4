package org.causality.gateway.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.model.chain.CrossChainEvent;
import org.causality.model.chain.EventId;
import org.causality.model.chain.EventKind;
import org.causality.model.codec.Decoded;
import org.causality.model.computation.JobId;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.PriorityClass;
import org.causality.model.network.ChainId;
import org.causality.model.order.BlockHeight;
import org.causality.model.order.Finality;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows for itself of what cannot wait (protocol §6):
 *
 * <pre>
 * an order          HIGH when its last block is near this node's own finalised one; LOW when that is past
 * a chain fact      HIGH when it says more of its finality than was delivered here before, or takes back
 * a proof           HIGH from the holder of the intent that won here; LOW when the job's result is verified already
 * </pre>
 *
 * Each map is bounded, the oldest entry goes first, and what is not known is MEDIUM. Safe from any thread.
 */
public final class Urgency {

    /** From the last finalised block on: on Ethereum about half an hour, two epochs of which it lags anyway. */
    static final long NEAR_BLOCKS = 128;

    private static final int CHAINS_MAX = 256;
    private static final int FACTS_MAX = 16_384;
    private static final int JOBS_MAX = 4_096;

    private final Map<ChainId, Long> finalised = bounded(CHAINS_MAX);
    private final Map<EventId, Finality> facts = bounded(FACTS_MAX);
    private final Map<JobId, PublicKey> winners = bounded(JOBS_MAX);
    private final Map<JobId, Boolean> proven = bounded(JOBS_MAX);

    /** Our own client holds the chain's blocks up to this height final. */
    public synchronized void finalised(ChainId chain, long height) {
        finalised.merge(chain, height, Math::max);
    }

    /** The intent of this operator won the slot here. */
    public synchronized void won(JobId job, PublicKey holder) {
        winners.put(job, holder);
    }

    /** A result of the job was verified here. */
    public synchronized void proven(JobId job) {
        proven.put(job, true);
    }

    synchronized void delivered(Envelope envelope) {
        if (envelope.header().type() == MessageType.CROSS_CHAIN_EVENT.code()
                && Payload.decode(MessageType.CROSS_CHAIN_EVENT, envelope.payload())
                        instanceof Decoded.Ok<Payload>(Payload.CrossChainEvent(CrossChainEvent event))) {
            facts.merge(event.id(), event.claimed(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }

    synchronized PriorityClass ofOrder(BlockHeight validUntil) {
        Long known = finalised.get(validUntil.chain());
        if (known == null) {
            return PriorityClass.MEDIUM;
        }
        if (Long.compareUnsigned(validUntil.height(), known) < 0) {
            return PriorityClass.LOW;
        }
        return Long.compareUnsigned(validUntil.height(), known + NEAR_BLOCKS) <= 0
                ? PriorityClass.HIGH
                : PriorityClass.MEDIUM;
    }

    synchronized PriorityClass ofFact(CrossChainEvent event) {
        if (event.kind() == EventKind.RETRACTION) {
            return PriorityClass.HIGH;
        }
        Finality known = facts.getOrDefault(event.id(), Finality.UNSAFE);
        return event.claimed().compareTo(known) > 0 ? PriorityClass.HIGH : PriorityClass.MEDIUM;
    }

    synchronized PriorityClass ofProof(JobId job, @Nullable PublicKey sender) {
        if (proven.containsKey(job)) {
            return PriorityClass.LOW;
        }
        return sender != null && sender.equals(winners.get(job)) ? PriorityClass.HIGH : PriorityClass.MEDIUM;
    }

    private static <K, V> Map<K, V> bounded(int max) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > max;
            }
        };
    }
}

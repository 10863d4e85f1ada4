package org.causality.propagation.owner;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.propagation.causal.Output;
import org.causality.propagation.causal.StoredMessage;
import org.jspecify.annotations.Nullable;

/**
 * The port to the durable log and its lease. Every call may throw {@link StoreUnavailableException}; every write is one
 * transaction that holds only while the fence is the one in force.
 */
public interface CausalLog {

    /**
     * @param fence rises with every change of holder
     * @param relayed the cursor of {@code delivered}
     * @param published the cursor of own messages in {@code wire.outbound}
     */
    record Lease(long fence, long relayed, long published) {}

    /** Takes the lease when it is free or expired; null while another instance holds it. */
    @Nullable Lease tryAcquire(String holder);

    /** Gives the lease back, so that the next holder need not wait. */
    void release(long fence);

    /** Writes, and renews the lease. @throws NotLeaseHolderException when the fence is stale: nothing was written */
    void commit(long fence, Commit commit);

    /** The voids after a delivery sequence, rising. */
    List<Output.Mute> mutesAfter(long sequence);

    /** How many commits there were: each row carries the number of the last one that wrote it. */
    long changes();

    /**
     * Rows written by commits after one, in the order of the commits and by computed time in each, payloads as in {@link #load}.
     *
     * @return the number of the last commit whose rows were handed over
     */
    long changedSince(long changes, Consumer<StoredMessage> row);

    /** Places in {@code delivered} that hold nothing, rising: all that may not have been relayed, and maybe some that were. */
    List<Long> ticks();

    /**
     * The newest rows by computed time, rising, the unjudged ones last. Payloads only for certificates.
     *
     * @return the highest computed time of the rows left out, 0 when none was
     */
    long load(int rowsMax, Consumer<StoredMessage> row);

    List<Output.KeepDraft> drafts();

    /** Rows by id or draft id, without payloads. */
    List<StoredMessage> find(Collection<MessageId> ids, Collection<DraftId> drafts);

    Optional<Envelope> body(MessageId id);

    /** Delivered messages after a sequence, with payloads, in order. */
    List<StoredMessage> deliveredAfter(long sequence, int limit);

    /** Own messages after a delivery sequence, with payloads, in order. */
    List<StoredMessage> ownAfter(long sequence, int limit);
}

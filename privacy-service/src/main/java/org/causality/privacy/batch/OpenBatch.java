package org.causality.privacy.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.CommitteeId;
import org.causality.model.privacy.MerkleTree;
import org.jspecify.annotations.Nullable;

/** The batch that takes entries now. It opens with its first entry, and closes when it is full or its time is over. */
public final class OpenBatch {

    private long number;
    private long nextPlace;
    private @Nullable Bytes32 previous;
    private final List<BatchEntry> entries;
    private @Nullable Instant since;

    public OpenBatch(
            long number,
            long nextPlace,
            @Nullable Bytes32 previous,
            List<BatchEntry> entries,
            @Nullable Instant since) {
        this.number = number;
        this.nextPlace = nextPlace;
        this.previous = previous;
        this.entries = new ArrayList<>(entries);
        this.since = since;
    }

    public static OpenBatch first() {
        return new OpenBatch(1, 1, null, List.of(), null);
    }

    public OpenBatch copy() {
        return new OpenBatch(number, nextPlace, previous, entries, since);
    }

    /** Gives the next place. */
    public BatchEntry add(long admission, Bytes32 subject, Instant now) {
        BatchEntry entry = new BatchEntry(nextPlace++, admission, subject);
        if (entries.isEmpty()) {
            since = now;
        }
        entries.add(entry);
        return entry;
    }

    public boolean isDue(BatchLimits limits, Instant now) {
        Instant deadline = deadline(limits);
        return entries.size() >= limits.entriesMax() || (deadline != null && !now.isBefore(deadline));
    }

    /** When it closes at the latest; null while it is empty. */
    public @Nullable Instant deadline(BatchLimits limits) {
        return since == null ? null : since.plusMillis(limits.millisMax());
    }

    /** Signs what is in it and begins the next. */
    public BatchRoot close(CommitteeId committee, LamportTime lamport, ReceiptKey key) {
        BatchRoot batch = BatchRoot.sign(
                committee,
                number,
                entries.getFirst().place(),
                entries.size(),
                lamport.value(),
                previous,
                MerkleTree.root(entries.stream().map(BatchEntry::leaf).toList()),
                key.certificate(),
                key.key());
        previous = batch.root();
        number++;
        entries.clear();
        since = null;
        return batch;
    }

    /** The number it will have. */
    public long number() {
        return number;
    }

    public long nextPlace() {
        return nextPlace;
    }

    public @Nullable Bytes32 previous() {
        return previous;
    }

    public @Nullable Instant since() {
        return since;
    }

    public int size() {
        return entries.size();
    }

    /** Whether a place was given in it. */
    public boolean holds(long place) {
        return !entries.isEmpty() && place >= entries.getFirst().place();
    }
}

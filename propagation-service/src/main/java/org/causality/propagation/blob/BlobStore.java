package org.causality.propagation.blob;

import java.time.Instant;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.causality.model.reason.BlobReason;
import org.causality.model.reason.EdgeReason;
import org.causality.model.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Takes blobs in and gives them out. Safe from any thread as far as its shelf is.
 *
 * <pre>
 * absent   -- put, room or room made --> kept (FETCHED | OWN; ANNOUNCED once an own message names it)
 * absent   -- put, no room           --> absent, BLOB_ROOM
 * kept     -- put again              --> kept; FETCHED becomes OWN when a service of this node puts it
 * FETCHED  -- room for any other     --> absent
 * OWN      -- room for an own one    --> absent, after a time of grace
 * </pre>
 */
public final class BlobStore {

    /** What became of a blob that was put. */
    public sealed interface Put {

        record Kept(BlobRef blob) implements Put {}

        record Known(BlobRef blob) implements Put {}

        record Refused(Reason reason, String detail) implements Put {}
    }

    private final BlobShelf shelf;
    private final BlobLimits limits;

    public BlobStore(BlobShelf shelf, BlobLimits limits) {
        this.shelf = shelf;
        this.limits = limits;
    }

    /**
     * @param named what the bytes were asked for by; null when whoever made them asks for their name
     * @param own a service of this node made them; otherwise a gateway fetched them
     */
    public Put put(Bytes bytes, @Nullable BlobRef named, boolean own, Instant now) {
        if (bytes.isEmpty()) {
            return new Put.Refused(EdgeReason.MALFORMED, "a blob has at least one byte");
        }
        if (bytes.size() > limits.blobBytesMax()) {
            return new Put.Refused(EdgeReason.OVERSIZED, "a blob has at most " + limits.blobBytesMax() + " bytes");
        }
        BlobRef blob = BlobRef.of(bytes);
        if (named != null && !named.isOf(bytes)) {
            return new Put.Refused(
                    BlobReason.BLOB_MISMATCH, "these are " + blob.sizeBytes() + " bytes of root " + blob.root());
        }
        return shelf.change(changes -> place(changes, blob, bytes, own, now.toEpochMilli()));
    }

    private Put place(BlobShelf.Changes changes, BlobRef blob, Bytes bytes, boolean own, long nowMillis) {
        KeptBlob known = changes.find(blob);
        if (known != null) {
            if (own) {
                changes.own(blob, nowMillis);
            }
            return new Put.Known(blob);
        }
        return switch (roomFor(changes, bytes.size(), own, nowMillis)) {
            case Room.Made(var leaving) -> {
                leaving.forEach(changes::remove);
                changes.add(blob, bytes, own, nowMillis);
                yield new Put.Kept(blob);
            }
            case Room.None() -> new Put.Refused(BlobReason.BLOB_ROOM, "no room for " + bytes.size() + " bytes");
        };
    }

    private Room roomFor(BlobShelf.Changes changes, int sizeBytes, boolean own, long nowMillis) {
        Holdings holdings = changes.holdings();
        List<KeptBlob> candidates = holdings.plus(sizeBytes).fitInto(limits)
                ? List.<KeptBlob>of()
                : changes.firstToLeave(limits.leavingMax());
        return Room.find(holdings, sizeBytes, own ? Keeping.OWN : Keeping.FETCHED, candidates, limits, nowMillis);
    }

    /** Null when it is not here. */
    public @Nullable Bytes get(BlobRef blob, Instant now) {
        return shelf.find(blob, now.toEpochMilli());
    }
}

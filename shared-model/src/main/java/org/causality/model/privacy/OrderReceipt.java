package org.causality.model.privacy;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.Decoded;
import org.causality.model.network.Genesis;
import org.causality.model.reason.PrivacyReason;
import org.jspecify.annotations.Nullable;

/**
 * The seed's OrderReceipt: the place an operator gave to an order, provable offline.
 *
 * @param path from the entry's leaf up to the root, the lowest first, at most {@link #PATH_MAX}
 */
public record OrderReceipt(BatchEntry entry, List<Bytes32> path, BatchRoot batch) {

    /** As deep as a tree of {@link BatchRoot#COUNT_MAX} leaves. */
    public static final int PATH_MAX = 12;

    public static final int SIZE_MAX = BatchEntry.SIZE_MAX + PATH_MAX * 34 + BatchRoot.SIZE_MAX + 16;

    public OrderReceipt {
        path = List.copyOf(path);
        if (path.size() > PATH_MAX) {
            throw new IllegalArgumentException("a path has at most " + PATH_MAX + " steps");
        }
    }

    /** @param entries all of the batch, in the order of their places */
    public static OrderReceipt of(List<BatchEntry> entries, int index, BatchRoot batch) {
        List<Bytes32> leaves = entries.stream().map(BatchEntry::leaf).toList();
        return new OrderReceipt(entries.get(index), MerkleTree.path(leaves, index), batch);
    }

    public Bytes32 subject() {
        return entry.subject();
    }

    /** Why it proves nothing, or null when it holds up to genesis. */
    public @Nullable PrivacyReason fault(Genesis genesis) {
        return isInBatch() ? batch.fault(genesis) : PrivacyReason.RECEIPT_PATH_BROKEN;
    }

    /** Whether the entry is in the batch its root speaks of, at the place it names. */
    boolean isInBatch() {
        long index = entry.place() - batch.first();
        return index >= 0
                && index < batch.count()
                && MerkleTree.holds(batch.root(), batch.count(), (int) index, entry.leaf(), path);
    }

    public Bytes encode() {
        return CanonicalWriter.encode(this, OrderReceipt::write);
    }

    public static Decoded<OrderReceipt> decode(Bytes bytes) {
        return Decoded.of(bytes, OrderReceipt::read);
    }

    private static void write(OrderReceipt receipt, CanonicalWriter out) {
        out.message(1, receipt.entry, BatchEntry::write)
                .ids(2, receipt.path, step -> step)
                .message(3, receipt.batch, BatchRoot::write);
    }

    private static OrderReceipt read(CanonicalReader in) {
        return new OrderReceipt(
                in.message(1, BatchEntry.SIZE_MAX, BatchEntry::read),
                in.words(2, PATH_MAX),
                in.message(3, BatchRoot.SIZE_MAX, BatchRoot::read));
    }
}

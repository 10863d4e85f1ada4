package org.causality.model.privacy;

import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalReader;
import org.causality.model.codec.CanonicalWriter;

/**
 * One place in an operator's order of admission: what a leaf of a batch says.
 *
 * @param place dense per operator over all its batches, from 1
 * @param admission the number in the AdmissionReceipt; 0 for a sealed order, which has its place from the start
 * @param subject an order id, a cancellation's content id, or a seal's id
 */
public record BatchEntry(long place, long admission, Bytes32 subject) {

    public static final int SIZE_MAX = 64;

    public BatchEntry {
        if (place == 0) {
            throw new IllegalArgumentException("places count from 1");
        }
    }

    public boolean isSealed() {
        return admission == 0;
    }

    public Bytes32 leaf() {
        return MerkleTree.leaf(CanonicalWriter.encode(this, BatchEntry::write));
    }

    static void write(BatchEntry entry, CanonicalWriter out) {
        out.uint(1, entry.place).uint(2, entry.admission).bytes32(3, entry.subject);
    }

    static BatchEntry read(CanonicalReader in) {
        return new BatchEntry(in.uint(1), in.uint(2), in.bytes32(3));
    }
}

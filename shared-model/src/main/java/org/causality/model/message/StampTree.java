package org.causality.model.message;

import java.util.ArrayList;
import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.codec.DomainTag;
import org.jspecify.annotations.Nullable;

/**
 * The root over messages that come one by one in the total order: the tree of RFC 9162 §2.1 under tags of its own, held in
 * as many hashes as it has levels. A leaf names computed time and id, so a path to the root shows both. Not for several
 * threads.
 */
public final class StampTree {

    /** The roots of whole subtrees, the largest first: their sizes are the binary digits of {@link #count}. */
    private final List<Bytes32> whole = new ArrayList<>();

    private long count;
    private @Nullable Stamp last;

    /** @throws IllegalArgumentException unless it comes after all before it */
    public void add(Stamp stamp) {
        if (last != null && last.compareTo(stamp) >= 0) {
            throw new IllegalArgumentException(stamp + " does not come after " + last);
        }
        last = stamp;
        Bytes32 subtree = leaf(stamp);
        for (long digits = count; (digits & 1) == 1; digits >>= 1) {
            subtree = node(whole.removeLast(), subtree);
        }
        whole.add(subtree);
        count++;
    }

    public long count() {
        return count;
    }

    /** @throws IllegalStateException when there is nothing in it */
    public Bytes32 root() {
        if (whole.isEmpty()) {
            throw new IllegalStateException("a tree has a leaf");
        }
        Bytes32 root = whole.getLast();
        for (int i = whole.size() - 2; i >= 0; i--) {
            root = node(whole.get(i), root);
        }
        return root;
    }

    private static Bytes32 leaf(Stamp stamp) {
        return DomainTag.CHECKPOINT_LEAF.hash(new CanonicalWriter()
                .uint(1, stamp.time().value())
                .bytes32(2, stamp.id().value())
                .toBytes());
    }

    private static Bytes32 node(Bytes32 left, Bytes32 right) {
        return DomainTag.CHECKPOINT_NODE.hash(left.toBytes(), right.toBytes());
    }
}

package org.causality.model.computation;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;

/** The root of {@link BlobRef}. */
final class BlobTree {

    private BlobTree() {}

    static Bytes32 root(Bytes bytes, int chunkBytes) {
        List<Bytes32> level = leaves(bytes, chunkBytes);
        while (level.size() > 1) {
            level = above(level);
        }
        return level.getFirst();
    }

    private static List<Bytes32> leaves(Bytes bytes, int chunkBytes) {
        MessageDigest digest = DomainTag.sha256();
        List<Bytes32> leaves = new ArrayList<>();
        int from = 0;
        do {
            int size = Math.min(chunkBytes, bytes.size() - from);
            digest.update(bytes.unsafeArray(), from, size);
            leaves.add(Bytes32.of(digest.digest()));
            from += size;
        } while (from < bytes.size());
        return leaves;
    }

    private static List<Bytes32> above(List<Bytes32> level) {
        List<Bytes32> nodes = new ArrayList<>(level.size() / 2 + 1);
        for (int i = 0; i < level.size(); i += 2) {
            nodes.add(
                    i + 1 < level.size()
                            ? DomainTag.BLOB_NODE.hash(
                                    level.get(i).toBytes(), level.get(i + 1).toBytes())
                            : level.get(i));
        }
        return nodes;
    }
}

package org.causality.model.privacy;

import java.util.ArrayList;
import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.DomainTag;

/**
 * The tree of RFC 9162 §2.1: leaves and nodes are hashed under tags of their own, and where a size is no power of two the
 * left side is the largest one below it. A root, a count and an index fix the shape of a path, so no path has two meanings.
 */
public final class MerkleTree {

    private MerkleTree() {}

    public static Bytes32 leaf(Bytes content) {
        return DomainTag.BATCH_LEAF.hash(content);
    }

    static Bytes32 node(Bytes32 left, Bytes32 right) {
        return DomainTag.BATCH_NODE.hash(left.toBytes(), right.toBytes());
    }

    /** @param leaves their hashes, at least one */
    public static Bytes32 root(List<Bytes32> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a tree has a leaf");
        }
        List<Bytes32> level = leaves;
        while (level.size() > 1) {
            level = above(level);
        }
        return level.getFirst();
    }

    /** What is beside the way from a leaf up to the root, the lowest first. */
    public static List<Bytes32> path(List<Bytes32> leaves, int index) {
        List<Bytes32> path = new ArrayList<>();
        List<Bytes32> level = leaves;
        for (int at = index; level.size() > 1; at >>= 1) {
            int beside = at ^ 1;
            if (beside < level.size()) {
                path.add(level.get(beside));
            }
            level = above(level);
        }
        return List.copyOf(path);
    }

    /** Whether the leaf stands at this place of a tree of {@code count} leaves with this root. */
    public static boolean holds(Bytes32 root, int count, int index, Bytes32 leaf, List<Bytes32> path) {
        if (index < 0 || index >= count) {
            return false;
        }
        Bytes32 hash = leaf;
        int used = 0;
        int last = count - 1;
        for (int at = index; last > 0; at >>= 1, last >>= 1) {
            int beside = at ^ 1;
            if (beside <= last) {
                if (used == path.size()) {
                    return false;
                }
                Bytes32 other = path.get(used++);
                hash = beside < at ? node(other, hash) : node(hash, other);
            }
        }
        return used == path.size() && hash.equals(root);
    }

    /** Pairs become nodes; who has no neighbour goes up as it is, which is the same tree as splitting from the top. */
    private static List<Bytes32> above(List<Bytes32> level) {
        List<Bytes32> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(node(level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            above.add(level.getLast());
        }
        return above;
    }
}

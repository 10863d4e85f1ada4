package org.causality.groth16.transition;

import java.math.BigInteger;
import java.util.List;
import org.causality.groth16.poseidon.Poseidon;

/**
 * The way from a leaf to the root of a Poseidon tree.
 *
 * @param leaf the leaf's number; bit i says whether the way comes from the right at level i
 * @param siblings the other child at each level, lowest first
 */
public record MerklePath(int leaf, List<BigInteger> siblings) {
    private static final int DEPTH_MAX = 30;

    /** Throws {@link IllegalArgumentException} for a leaf that the tree does not have. */
    public MerklePath {
        siblings = List.copyOf(siblings);
        if (siblings.isEmpty() || siblings.size() > DEPTH_MAX || leaf < 0 || leaf >> siblings.size() != 0) {
            throw new IllegalArgumentException("leaf " + leaf + " of a tree of depth " + siblings.size());
        }
    }

    public int depth() {
        return siblings.size();
    }

    boolean isRight(int level) {
        return ((leaf >> level) & 1) == 1;
    }

    /** The root over that value at the leaf. */
    public BigInteger root(BigInteger value) {
        BigInteger node = value;
        for (int level = 0; level < depth(); level++) {
            BigInteger sibling = siblings.get(level);
            node = isRight(level) ? Poseidon.hash(sibling, node) : Poseidon.hash(node, sibling);
        }
        return node;
    }
}

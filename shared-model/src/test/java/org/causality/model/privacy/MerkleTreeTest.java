package org.causality.model.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final int SIZE_MAX = 257;
    /** All up to here, and those about powers of two. */
    private static final int EVERY_SIZE_MAX = 66;

    private static final int[] MORE_SIZES = {127, 128, 129, SIZE_MAX};

    @Test
    void everyLeafHasAPath() {
        for (int size : IntStream.concat(IntStream.rangeClosed(1, EVERY_SIZE_MAX), IntStream.of(MORE_SIZES))
                .toArray()) {
            List<Bytes32> leaves = leaves(size);
            Bytes32 root = MerkleTree.root(leaves);
            for (int i = 0; i < size; i++) {
                List<Bytes32> path = MerkleTree.path(leaves, i);
                assertThat(MerkleTree.holds(root, size, i, leaves.get(i), path)).isTrue();
                assertThat(path).hasSizeLessThanOrEqualTo(OrderReceipt.PATH_MAX);
            }
        }
    }

    @Test
    void theRootIsThatOfTheTreeSplitFromTheTop() {
        for (int size = 1; size <= SIZE_MAX; size++) {
            List<Bytes32> leaves = leaves(size);
            assertThat(MerkleTree.root(leaves)).isEqualTo(splitFromTheTop(leaves));
        }
    }

    @Test
    void twoSizesNeverShareARoot() {
        assertThat(IntStream.rangeClosed(1, SIZE_MAX)
                        .mapToObj(size -> MerkleTree.root(leaves(size)))
                        .distinct())
                .hasSize(SIZE_MAX);
    }

    /** Without tags a node's content would pass for a leaf. */
    @Test
    void aNodeIsNoLeaf() {
        List<Bytes32> leaves = leaves(2);
        byte[] both = new byte[64];
        leaves.get(0).write(both, 0);
        leaves.get(1).write(both, 32);
        assertThat(MerkleTree.leaf(Bytes.wrap(both))).isNotEqualTo(MerkleTree.root(leaves));
    }

    @Property(tries = 500)
    void aChangedPathIsRefused(
            @ForAll @IntRange(min = 1, max = SIZE_MAX) int size, @ForAll int leaf, @ForAll int step, @ForAll int bit) {
        List<Bytes32> leaves = leaves(size);
        Bytes32 root = MerkleTree.root(leaves);
        int index = Math.floorMod(leaf, size);
        List<Bytes32> path = MerkleTree.path(leaves, index);
        Bytes32 own = leaves.get(index);
        assertThat(MerkleTree.holds(root, size, index, flipped(own, bit), path)).isFalse();
        List<Bytes32> longer = new ArrayList<>(path);
        longer.add(own);
        assertThat(MerkleTree.holds(root, size, index, own, longer)).isFalse();
        assertThat(MerkleTree.holds(root, size, size, own, path)).isFalse();
        assertThat(MerkleTree.holds(root, size, -1, own, path)).isFalse();
        if (!path.isEmpty()) {
            int at = Math.floorMod(step, path.size());
            List<Bytes32> changed = new ArrayList<>(path);
            changed.set(at, flipped(path.get(at), bit));
            assertThat(MerkleTree.holds(root, size, index, own, changed)).isFalse();
            assertThat(MerkleTree.holds(root, size, index, own, path.subList(0, path.size() - 1)))
                    .isFalse();
            int other = (index + 1) % size;
            assertThat(MerkleTree.holds(root, size, other, own, path)).isFalse();
        }
    }

    private static Bytes32 flipped(Bytes32 word, int bit) {
        byte[] bytes = word.toArray();
        int at = Math.floorMod(bit, 256);
        bytes[at / 8] = (byte) (bytes[at / 8] ^ 1 << at % 8);
        return Bytes32.of(bytes);
    }

    private static List<Bytes32> leaves(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> MerkleTree.leaf(Bytes.ascii("entry " + i)))
                .toList();
    }

    private static Bytes32 splitFromTheTop(List<Bytes32> leaves) {
        int size = leaves.size();
        if (size == 1) {
            return leaves.getFirst();
        }
        int left = Integer.highestOneBit(size - 1);
        return MerkleTree.node(splitFromTheTop(leaves.subList(0, left)), splitFromTheTop(leaves.subList(left, size)));
    }
}

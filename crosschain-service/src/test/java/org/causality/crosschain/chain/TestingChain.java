package org.causality.crosschain.chain;

import java.util.ArrayList;
import java.util.List;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.rlp.RlpWriter;
import org.causality.crosschain.trie.TrieProof;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/** Makes headers that chain: real bytes with real hashes, as many forks as a test wants. */
public final class TestingChain {

    private TestingChain() {}

    /** A chain of {@code count} blocks from height 0; {@code fork} makes it another one. */
    public static List<BlockHeader> blocks(int count, String fork) {
        List<BlockHeader> blocks = new ArrayList<>();
        blocks.add(child(null, 0, fork, TrieProof.EMPTY_ROOT));
        extend(blocks, count - 1, fork);
        return blocks;
    }

    /** The first {@code shared} blocks, then others. */
    public static List<BlockHeader> fork(List<BlockHeader> from, int shared, int more, String fork) {
        List<BlockHeader> blocks = new ArrayList<>(from.subList(0, shared));
        extend(blocks, more, fork);
        return blocks;
    }

    public static void extend(List<BlockHeader> blocks, int more, String fork) {
        for (int i = 0; i < more; i++) {
            blocks.add(childWithState(blocks.getLast(), TrieProof.EMPTY_ROOT, fork));
        }
    }

    public static BlockHeader childWithState(BlockHeader parent, Bytes32 stateRoot, String fork) {
        return child(parent, parent.height() + 1, fork, stateRoot);
    }

    public static BlockHeader childWithReceipts(BlockHeader parent, Bytes32 receiptsRoot) {
        return child(parent, parent.height() + 1, "main", TrieProof.EMPTY_ROOT, receiptsRoot);
    }

    private static BlockHeader child(@Nullable BlockHeader parent, long height, String fork, Bytes32 stateRoot) {
        return child(parent, height, fork, stateRoot, TrieProof.EMPTY_ROOT);
    }

    private static BlockHeader child(
            @Nullable BlockHeader parent, long height, String fork, Bytes32 stateRoot, Bytes32 receiptsRoot) {
        Bytes32 zero = new Bytes32(0, 0, 0, 0);
        RlpWriter out = new RlpWriter()
                .bytes32(parent == null ? zero : parent.hash())
                .bytes32(zero)
                .string(Bytes.wrap(new byte[20]))
                .bytes32(stateRoot)
                .bytes32(TrieProof.EMPTY_ROOT)
                .bytes32(receiptsRoot)
                .string(Bytes.wrap(new byte[256]))
                .uint(0)
                .uint(height)
                .uint(30_000_000)
                .uint(0)
                .uint(1_700_000_000 + height)
                .string(Bytes.ascii(fork))
                .bytes32(zero)
                .string(Bytes.wrap(new byte[8]));
        return ((BlockHeader.Read.Ok) BlockHeader.read(out.toList())).header();
    }
}

package org.causality.crosschain.chain;

import java.util.Collection;
import java.util.TreeMap;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.codec.Bytes32;
import org.jspecify.annotations.Nullable;

/** The accepted headers: one for each height from the lowest kept to the head, each the parent of the next. */
final class AcceptedBlocks {
    private final TreeMap<Long, BlockHeader> byHeight = new TreeMap<>();

    boolean isEmpty() {
        return byHeight.isEmpty();
    }

    @Nullable BlockHeader at(long height) {
        return byHeight.get(height);
    }

    boolean has(Bytes32 hash, long height) {
        BlockHeader header = byHeight.get(height);
        return header != null && header.hash().equals(hash);
    }

    BlockHeader head() {
        return byHeight.lastEntry().getValue();
    }

    BlockHeader lowest() {
        return byHeight.firstEntry().getValue();
    }

    void append(BlockHeader header) {
        requireThat(byHeight.isEmpty() || header.parentHash().equals(head().hash()));
        byHeight.put(header.height(), header);
    }

    void prepend(BlockHeader header) {
        requireThat(lowest().parentHash().equals(header.hash()));
        byHeight.put(header.height(), header);
    }

    BlockHeader removeHead() {
        return byHeight.pollLastEntry().getValue();
    }

    BlockHeader removeLowest() {
        return byHeight.pollFirstEntry().getValue();
    }

    int size() {
        return byHeight.size();
    }

    Collection<BlockHeader> ascending() {
        return byHeight.values();
    }

    private static void requireThat(boolean chains) {
        if (!chains) {
            throw new IllegalStateException("accepted headers must chain");
        }
    }
}

package org.causality.crosschain.chain;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.causality.crosschain.ethereum.BlockHeader;
import org.jspecify.annotations.Nullable;

/** What enough providers agree on. */
record Quorum(int size) {

    /** The highest block that enough providers stand on; null when there is none yet. */
    @Nullable BlockHeader highestBlock(List<Standing> standings) {
        BlockHeader highest = null;
        for (Standing candidate : standings) {
            for (BlockHeader header : candidate.branch()) {
                if ((highest == null || header.height() > highest.height()) && standOn(header, standings)) {
                    highest = header;
                    break;
                }
            }
        }
        return highest != null ? highest : highestAccepted(standings);
    }

    private boolean standOn(BlockHeader header, List<Standing> standings) {
        return standings.stream().filter(standing -> standing.standsOn(header)).count() >= size;
    }

    /** Of the accepted blocks, the highest that enough providers' tips descend from. */
    private @Nullable BlockHeader highestAccepted(List<Standing> standings) {
        List<BlockHeader> forks = standings.stream()
                .map(Standing::fork)
                .filter(Objects::nonNull)
                .sorted((a, b) -> Long.compare(b.height(), a.height()))
                .toList();
        return forks.size() < size ? null : forks.get(size - 1);
    }

    /** The highest height that enough providers' tags reach on accepted blocks; -1 when none does. */
    long highestTag(
            List<ProviderView> providers, Function<ProviderView, @Nullable TagBlock> tag, AcceptedBlocks blocks) {
        List<Long> heights = providers.stream()
                .map(tag)
                .filter(Objects::nonNull)
                .filter(block -> blocks.has(block.hash(), block.height()))
                .map(TagBlock::height)
                .sorted((a, b) -> Long.compare(b, a))
                .toList();
        return heights.size() < size ? -1 : heights.get(size - 1);
    }
}

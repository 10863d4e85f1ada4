package org.causality.crosschain.chain;

import java.util.ArrayList;
import java.util.List;
import org.causality.crosschain.ethereum.BlockHeader;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider stands: the blocks from its tip down that are not accepted, and the accepted one below them.
 *
 * @param fork absent while a block between is not known, and where it contradicts what is final
 */
record Standing(
        ProviderView provider,
        List<BlockHeader> branch,
        @Nullable BlockHeader fork) {

    static Standing of(ProviderView provider, AcceptedBlocks blocks, long finalizedHeight) {
        List<BlockHeader> branch = new ArrayList<>();
        BlockHeader at = provider.tip();
        while (at != null && !blocks.has(at.hash(), at.height()) && branch.size() < ChainRules.PENDING_HEADERS_MAX) {
            branch.add(at);
            if (at.height() <= finalizedHeight) {
                return new Standing(provider, branch, null); // there is no accepted block to meet below
            }
            BlockHeader accepted = at.height() == 0 ? null : blocks.at(at.height() - 1);
            at = accepted != null && accepted.hash().equals(at.parentHash()) ? accepted : provider.parent(at);
        }
        return new Standing(provider, branch, at != null && blocks.has(at.hash(), at.height()) ? at : null);
    }

    boolean isConnected() {
        return fork != null;
    }

    /** Whether it has another block at a height that is final. */
    boolean contradicts(long finalizedHeight) {
        return fork == null && !branch.isEmpty() && branch.getLast().height() <= finalizedHeight;
    }

    /** Whether a block that is not accepted is on its way down. */
    boolean standsOn(BlockHeader header) {
        return branch.stream().anyMatch(mine -> mine.hash().equals(header.hash()));
    }
}

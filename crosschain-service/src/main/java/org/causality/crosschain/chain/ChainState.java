package org.causality.crosschain.chain;

import java.util.List;
import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.network.ChainId;
import org.jspecify.annotations.Nullable;

/**
 * The seed's get_latest_chain_state: a chain as the own client sees it.
 *
 * @param latest absent before the first block is accepted; the same holds for safe and finalized
 * @param ageMillis since the latest block's own time; -1 while there is none
 * @param reason one sentence: why the status is what it is
 */
public record ChainState(
        ChainId chain,
        ChainStatus status,
        String reason,
        @Nullable BlockHeader latest,
        @Nullable BlockHeader safe,
        @Nullable BlockHeader finalized,
        long ageMillis,
        List<ProviderState> providers) {

    /**
     * @param height where it stands; -1 when it never answered
     * @param trouble why it does not count; empty when it does
     */
    public record ProviderState(String name, long height, String trouble) {}

    public ChainState {
        providers = List.copyOf(providers);
    }
}

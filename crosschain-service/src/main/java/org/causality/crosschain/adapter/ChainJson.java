package org.causality.crosschain.adapter;

import java.time.Instant;
import java.util.List;
import org.causality.crosschain.chain.ChainState;
import org.causality.crosschain.chain.ChainStatus;
import org.causality.crosschain.ethereum.BlockHeader;
import org.jspecify.annotations.Nullable;

/**
 * A chain as the own client sees it.
 *
 * @param reason why the status is what it is, for a human
 * @param ageMillis since the latest block's own time; absent before the first block
 */
record ChainJson(
        String chain,
        ChainStatus status,
        String reason,
        @Nullable BlockJson latest,
        @Nullable BlockJson safe,
        @Nullable BlockJson finalized,
        @Nullable Long ageMillis,
        List<ProviderJson> providers) {

    record BlockJson(String height, String hash, String parentHash, String stateRoot, String receiptsRoot, String at) {

        static BlockJson of(BlockHeader header) {
            return new BlockJson(
                    Long.toUnsignedString(header.height()),
                    header.hash().hex(),
                    header.parentHash().hex(),
                    header.stateRoot().hex(),
                    header.receiptsRoot().hex(),
                    Instant.ofEpochSecond(header.timestamp()).toString());
        }
    }

    /** A provider by its place in the settings; its address is nobody's business. */
    record ProviderJson(String name, @Nullable String height, String trouble) {}

    static ChainJson of(ChainState state) {
        return new ChainJson(
                state.chain().value(),
                state.status(),
                state.reason(),
                block(state.latest()),
                block(state.safe()),
                block(state.finalized()),
                state.ageMillis() < 0 ? null : state.ageMillis(),
                state.providers().stream()
                        .map(each -> new ProviderJson(
                                each.name(), each.height() < 0 ? null : Long.toString(each.height()), each.trouble()))
                        .toList());
    }

    private static @Nullable BlockJson block(@Nullable BlockHeader header) {
        return header == null ? null : BlockJson.of(header);
    }
}

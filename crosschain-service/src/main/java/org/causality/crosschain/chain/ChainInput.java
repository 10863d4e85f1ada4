package org.causality.crosschain.chain;

import java.util.List;
import org.causality.crosschain.ethereum.BlockHeader;
import org.jspecify.annotations.Nullable;

/** What happens to a header chain. Headers come as bytes that hash to their block hash: see {@link BlockHeader}. */
public sealed interface ChainInput {

    /** A provider says where it stands. */
    record TipReported(
            String provider,
            BlockHeader tip,
            @Nullable TagBlock safe,
            @Nullable TagBlock finalized) implements ChainInput {}

    /** Headers that were asked for, in any order; empty when the provider does not have them. */
    record HeadersAnswered(String provider, List<BlockHeader> headers) implements ChainInput {
        public HeadersAnswered {
            headers = List.copyOf(headers);
        }
    }

    /** A provider did not answer, or answered with what cannot be. */
    record ProviderFailed(String provider, String reason) implements ChainInput {}

    /** Somebody needs a block below the lowest accepted one. */
    record Wanted(long height) implements ChainInput {}

    /** Time has passed. */
    record Tick() implements ChainInput {}
}

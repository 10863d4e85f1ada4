package org.causality.crosschain.chain;

import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.codec.Bytes32;

/** What a header chain asks for or tells. Accepted and retracted blocks come in the order of the chain, without gaps. */
public sealed interface ChainOutput {

    /** Ask a provider for headers by height. */
    record AskHeights(String provider, long from, int count) implements ChainOutput {}

    /** Ask a provider for one header by hash. */
    record AskHash(String provider, Bytes32 hash) implements ChainOutput {}

    /** The next block of the chain. */
    record Accepted(BlockHeader header) implements ChainOutput {}

    /** An older block, below the lowest accepted one so far: a parent of what is accepted. */
    record AcceptedBelow(BlockHeader header) implements ChainOutput {}

    /** The head is not on the chain any more; heads are taken back from the highest down. */
    record Retracted(BlockHeader header) implements ChainOutput {}

    /** Safe or finalized height rose. */
    record Settled(long safe, long finalized) implements ChainOutput {}

    /** The lowest header is not kept any more. */
    record Forgotten(BlockHeader header) implements ChainOutput {}
}

package org.causality.crosschain.observation;

import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.U256;

/** What happens to the watches of a chain. */
public sealed interface WatchInput {

    /** @param once whether it is to end when a change of the slot is final */
    record Added(Watch watch, boolean once) implements WatchInput {}

    record BlockAccepted(BlockHeader header) implements WatchInput {}

    record BlockRetracted(BlockHeader header) implements WatchInput {}

    /** Blocks up to this height are final now. */
    record Finalized(long height) implements WatchInput {}

    /** A provider's proof of a watched slot at a block, not verified yet. */
    record ProofAnswered(Watch watch, Bytes32 block, String provider, U256 value, TrieProof.StorageProof proof)
            implements WatchInput {}

    /** No provider gave a proof. */
    record ProofFailed(Watch watch, Bytes32 block, String reason) implements WatchInput {}

    record Tick() implements WatchInput {}
}

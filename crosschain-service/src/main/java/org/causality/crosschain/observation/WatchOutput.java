package org.causality.crosschain.observation;

import org.causality.crosschain.ethereum.BlockHeader;
import org.causality.crosschain.proof.ProofFault;
import org.causality.model.chain.TrieProof;
import org.causality.model.codec.U256;

/** What watching asks for or tells. */
public sealed interface WatchOutput {

    /** Ask any provider for the proof of a slot at a block; {@code attempt} from 1 picks another provider each time. */
    record AskProof(Watch watch, BlockHeader block, int attempt) implements WatchOutput {}

    /** The slot provably holds another value than in the blocks before. */
    record Changed(Watch watch, BlockHeader block, U256 value, TrieProof.StorageProof proof) implements WatchOutput {}

    /** The slot was proven at a block and holds what it held. */
    record Unchanged(Watch watch, BlockHeader block) implements WatchOutput {}

    /** A provider's proof did not hold. */
    record Refused(Watch watch, BlockHeader block, String provider, ProofFault fault) implements WatchOutput {}

    /** A block was passed over; a change in it is seen in the next block that can be proven. */
    record Skipped(Watch watch, BlockHeader block, String reason) implements WatchOutput {}

    /** A change of a slot that was watched once is final; the watch is gone and has room for another. */
    record Ended(Watch watch) implements WatchOutput {}
}

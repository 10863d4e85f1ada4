package org.causality.orchestrator.proof;

import java.util.List;
import org.causality.model.codec.Bytes32;

/** The port to the prover of the state-transition program. */
public interface Proving {
    /**
     * Computes a step and proves it; takes from a tenth of a second to minutes.
     *
     * @param seed of the lineage's genesis
     * @param history the effects of all steps before, first to last
     * @throws IllegalArgumentException the history does not lead to the old root, or an effect is no field element
     */
    Made prove(long seed, List<Bytes32> history, Bytes32 oldRoot, Bytes32 effect);
}

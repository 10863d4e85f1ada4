package org.causality.orchestrator.core;

import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;

/**
 * What a worker is to compute.
 *
 * @param fence to be named in every later word about the job
 * @param seed of the lineage's genesis
 * @param history the effects of all steps before, first to last: the state the step starts from follows from them
 * @param leaseMillis how long it may be silent
 */
public record Grant(
        JobId job,
        long fence,
        SlotId slot,
        long seed,
        List<Bytes32> history,
        Bytes32 oldRoot,
        Bytes32 effect,
        long leaseMillis) {
    public Grant {
        history = List.copyOf(history);
    }
}

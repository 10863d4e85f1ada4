package org.causality.simulator.run;

import java.util.List;
import org.causality.simulator.check.Violation;
import org.causality.simulator.script.Fault;
import org.causality.simulator.script.Script;

/**
 * What came of a run.
 *
 * @param faults all that went wrong on purpose, numbered from 1 in messages to people
 * @param virtualMicros how long it took in there
 * @param healedMicros how long after the last fault and the last word all had the same; -1 when they never had
 * @param said messages
 * @param deliveries at all nodes together
 * @param reach the part of all (word, honest node) pairs that was delivered
 * @param delayMillis50 from saying to delivery, half of the times; {@code delayMillis99}: 99 of 100
 * @param compared answers of {@code happenedBefore} that were compared with the vector clocks
 * @param heapBytes what was alive at the end, with all that nodes share; 0 when nobody asked
 */
public record Report(
        Script script,
        long seed,
        List<Fault> faults,
        List<Violation> violations,
        long traceHash,
        long events,
        long virtualMicros,
        long healedMicros,
        int links,
        long frames,
        long lostFrames,
        long throughCodec,
        int said,
        long deliveries,
        double reach,
        long delayMillis50,
        long delayMillis99,
        long compared,
        long heapBytes) {

    public boolean passed() {
        return violations.isEmpty();
    }
}

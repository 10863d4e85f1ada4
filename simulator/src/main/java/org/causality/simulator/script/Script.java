package org.causality.simulator.script;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Everything about a run but its seed.
 *
 * @param nodes how many there are
 * @param publishers so many nodes, evenly spread, speak, each in a feed of its own; all others listen
 * @param perSecond messages of the whole network
 * @param fromMicros when the first is said
 * @param untilMicros when no more are said
 * @param medium what links do
 * @param timeoutMicros how long a link may be dead before both ends know it
 * @param diskMicros how long a sync takes
 * @param skewMicros by how much clocks differ from the true time at most, either way
 * @param recoverMicros how often a node compares its messages with a neighbour's
 * @param headersMax headers a causal core keeps in memory
 * @param codecEvery of so many frames and messages, one goes through the codec
 * @param randomFaults how many faults are drawn from the seed, beside those listed
 */
public record Script(
        String name,
        Layer layer,
        int nodes,
        int publishers,
        double perSecond,
        long fromMicros,
        long untilMicros,
        Medium medium,
        long timeoutMicros,
        long diskMicros,
        long skewMicros,
        long recoverMicros,
        int headersMax,
        int codecEvery,
        int randomFaults,
        List<Fault> faults,
        List<Expectation> expectations) {

    public Script {
        faults = List.copyOf(faults);
        expectations = List.copyOf(expectations);
    }

    /** The same with these faults and no others. */
    public Script withFaults(List<Fault> others) {
        return new Script(
                name,
                layer,
                nodes,
                publishers,
                perSecond,
                fromMicros,
                untilMicros,
                medium,
                timeoutMicros,
                diskMicros,
                skewMicros,
                recoverMicros,
                headersMax,
                codecEvery,
                0,
                others,
                expectations);
    }

    /** The node that speaks as the {@code k}th, from 0. */
    public int publisher(int k) {
        return (int) ((long) k * nodes / publishers);
    }

    /** As which a node speaks, from 0; -1 for one that only listens. */
    public int publisherNumber(int node) {
        int k = (int) Math.ceilDiv((long) node * publishers, (long) nodes);
        return k < publishers && publisher(k) == node ? k : -1;
    }

    /** From then on nothing is said and nothing goes wrong. */
    public long quietMicros() {
        return LongStream.concat(LongStream.of(untilMicros), faults.stream().mapToLong(Fault::untilMicros))
                .max()
                .orElse(untilMicros);
    }
}

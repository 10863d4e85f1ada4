package org.causality.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.LongStream;
import org.causality.simulator.run.Report;
import org.causality.simulator.run.Simulation;
import org.causality.simulator.script.Script;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks to which six things of any kind happen at any time, drawn from a seed: all invariants hold in all of them. */
class RandomFaultsTest {
    private static final int RUNS = 100;
    private static final long FIRST_SEED = Long.getLong("prove.seed", 1);
    private static final int CAMPAIGN_RUNS = Integer.getInteger("prove.size", 10_000);

    @Test
    void aHundredRunsHold() throws IOException {
        holds(1, RUNS);
    }

    @Test
    @Tag("prove")
    @Tag("prove-simulation")
    void tenThousandRunsHold() throws IOException {
        String what = holds(FIRST_SEED, CAMPAIGN_RUNS);
        System.out.println("prove: " + what);
    }

    private static String holds(long firstSeed, int runs) throws IOException {
        Script script = Simulate.bundled("chaos");
        long deliveries = 0;
        long compared = 0;
        for (long seed : LongStream.range(firstSeed, firstSeed + runs).toArray()) {
            Report report = Simulation.run(script, seed);
            assertThat(report.violations())
                    .as("./causality simulate chaos --seed %d, with %s", seed, report.faults())
                    .isEmpty();
            deliveries += report.deliveries();
            compared += report.compared();
        }
        assertThat(deliveries).isPositive();
        assertThat(compared).isPositive();
        return "%,d runs from seed %d, 6 faults each: %,d deliveries in causal order, %,d answers of happenedBefore as the vector clocks have it, every set the same at the end"
                .formatted(runs, firstSeed, deliveries, compared);
    }
}

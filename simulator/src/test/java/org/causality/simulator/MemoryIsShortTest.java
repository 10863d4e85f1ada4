package org.causality.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.causality.simulator.run.Report;
import org.causality.simulator.run.Simulation;
import org.junit.jupiter.api.Test;

/** A split brings more than memory holds, and one turn of the healing asks the store for more than that. */
class MemoryIsShortTest {

    @Test
    void noWordComesTwiceAndAllHeadsAreTheSame() throws IOException {
        Report report = Simulation.run(Simulate.bundled("memory"), 1);
        assertThat(report.violations()).isEmpty();
        assertThat(report.deliveries()).isPositive();
    }
}

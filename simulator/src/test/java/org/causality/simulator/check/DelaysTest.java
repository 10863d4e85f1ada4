package org.causality.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DelaysTest {
    @Property
    void aDelayIsKnownToAnEighth(@ForAll @LongRange(max = 10_000_000_000L) long micros) {
        Delays delays = new Delays();
        delays.add(micros);

        assertThat(delays.percentile(99)).isBetween(micros, micros + micros / 8 + 1);
    }

    @Property
    void mostAreShorterThanTheLongest(@ForAll @LongRange(min = 1, max = 1_000_000) long micros) {
        Delays delays = new Delays();
        for (int i = 0; i < 99; i++) {
            delays.add(micros);
        }
        delays.add(1_000 * micros);

        assertThat(delays.percentile(99)).isLessThan(2 * micros + 2);
        assertThat(delays.percentile(100)).isGreaterThanOrEqualTo(1_000 * micros);
    }
}

package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.model.message.PriorityClass;
import org.junit.jupiter.api.Test;

class WritesAreSlowTest {

    @Test
    void aBusyClassWhoseOldestIsSlowIsFullAndAQuietOneIsNot() {
        InFlight flying = new InFlight(64, 20);
        for (int i = 0; i < 9; i++) {
            assertThat(flying.take(PriorityClass.MEDIUM, i * 100L)).isTrue();
            flying.begun(PriorityClass.MEDIUM, i * 100L);
        }
        assertThat(flying.take(PriorityClass.MEDIUM, 900)).isFalse();
        assertThat(flying.take(PriorityClass.LOW, 900)).isTrue();
    }
}

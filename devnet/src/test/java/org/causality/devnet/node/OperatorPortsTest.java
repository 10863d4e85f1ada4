package org.causality.devnet.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperatorPortsTest {
    private final OperatorPorts second = new OperatorPorts(20_000, 2);

    @Test
    void theyAreThoseOfTheContract() {
        assertThat(second.gateway()).isEqualTo(20_200);
        assertThat(second.libp2p()).isEqualTo(20_201);
        assertThat(second.of(ServiceApplication.PROPAGATION)).isEqualTo(20_210);
        assertThat(second.of(ServiceApplication.MEMPOOL)).isEqualTo(20_220);
        assertThat(second.of(ServiceApplication.ORCHESTRATOR)).isEqualTo(20_260);
    }

    @Test
    void aFreeBaseLeavesTheEphemeralRangeAlone() {
        assertThat(OperatorPorts.highest(OperatorPorts.freeBase(3), 3)).isLessThanOrEqualTo(OperatorPorts.PORT_MAX);
    }
}

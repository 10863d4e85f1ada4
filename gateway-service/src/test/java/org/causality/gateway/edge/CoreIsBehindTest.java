package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.gateway.TestFeed;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.message.Envelope;
import org.causality.model.message.PriorityClass;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.Test;

class CoreIsBehindTest {

    private final EdgeBench bench = new EdgeBench();

    @Test
    void nothingMoreOfTheClassIsTakenUntilItHasCaughtUp() {
        TestFeed feed = bench.knownFeed();
        Envelope order = feed.order(1);
        bench.state.inFlight().coreIsBehind(PriorityClass.MEDIUM, true);
        assertThat(bench.gossiped(EdgeBench.gossip(order))).containsExactly(MeshVerdict.IGNORE);
        assertThat(bench.refused).containsExactly(EdgeReason.OVERLOADED);
        bench.state.inFlight().coreIsBehind(PriorityClass.MEDIUM, false);
        assertThat(bench.gossiped(EdgeBench.gossip(order))).containsExactly(MeshVerdict.ACCEPT);
    }

    @Test
    void aBusyClassWhoseOldestIsSlowIsFullAndAQuietOneIsNot() {
        InFlight flying = new InFlight(64, 20);
        for (int i = 0; i < 9; i++) {
            assertThat(flying.take(PriorityClass.MEDIUM, i * 100L)).isTrue();
        }
        assertThat(flying.take(PriorityClass.MEDIUM, 900)).isFalse();
        assertThat(flying.take(PriorityClass.LOW, 900)).isTrue();
    }
}

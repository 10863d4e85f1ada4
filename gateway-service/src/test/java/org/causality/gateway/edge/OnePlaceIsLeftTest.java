package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.causality.gateway.TestFeed;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.gateway.priority.DropReason;
import org.causality.gateway.priority.PriorityLimits;
import org.causality.model.message.Envelope;
import org.causality.model.message.PriorityClass;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One place is left on the way to the core, two messages wait, and a second worker has its turn while the first one checks. */
class OnePlaceIsLeftTest {

    private final EdgeBench bench = new EdgeBench(EdgeLimits.defaults(), header -> {
        takeTurnBeside();
        return SignatureCheck.STRICT.holds(header);
    });
    private final List<MeshVerdict> verdicts = new ArrayList<>();
    private final EdgeQueue queue = new EdgeQueue(
            bench.pipeline,
            bench.door,
            bench.state,
            PriorityLimits.defaults(),
            new QueueWatch() {
                @Override
                public void left(PriorityClass priority, long waitedMicros) {}

                @Override
                public void dropped(PriorityClass priority, DropReason reason) {}
            },
            () -> 0,
            () -> 0);
    private final TestFeed feed = bench.knownFeed();
    private boolean besideWorks;
    private boolean beside;

    @BeforeEach
    void leaveOnePlace() {
        for (int i = 1; i < EdgeLimits.defaults().inFlightMax(); i++) {
            assertThat(bench.state.inFlight().take(PriorityClass.MEDIUM, 0)).isTrue();
            bench.state.inFlight().stored(PriorityClass.MEDIUM, i);
        }
        besideWorks = true;
    }

    private void takeTurnBeside() {
        if (besideWorks) {
            besideWorks = false;
            try {
                beside = queue.turn(0);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void say(Envelope envelope) {
        queue.gossiped(EdgeBench.gossip(envelope), verdicts::add);
    }

    @Test
    void theSecondWaitsForAPlaceInsteadOfBeingRefused() throws InterruptedException {
        say(feed.order(1));
        say(feed.order(2));
        assertThat(queue.turn(0)).isTrue();
        assertThat(beside).isFalse();
        assertThat(bench.refused).isEmpty();
        assertThat(verdicts).containsExactly(MeshVerdict.ACCEPT);
        assertThat(queue.count()).isEqualTo(1);
        bench.state.inFlight().committed(List.of(PriorityClass.MEDIUM), 2, 0);
        assertThat(queue.turn(0)).isTrue();
        assertThat(verdicts).containsExactly(MeshVerdict.ACCEPT, MeshVerdict.ACCEPT);
    }

    @Test
    void whatIsRefusedLeavesItsPlaceToTheNext() throws InterruptedException {
        Envelope order = feed.order(1);
        Envelope next = feed.order(2);
        say(new Envelope(next.signed(), order.payload()));
        assertThat(queue.turn(0)).isTrue();
        assertThat(bench.refused).containsExactly(EdgeReason.PAYLOAD_MISMATCH);
        say(order);
        assertThat(queue.turn(0)).isTrue();
        assertThat(verdicts).containsExactly(MeshVerdict.REJECT, MeshVerdict.ACCEPT);
        assertThat(bench.state.inFlight().count(PriorityClass.MEDIUM))
                .isEqualTo(EdgeLimits.defaults().inFlightMax());
    }
}

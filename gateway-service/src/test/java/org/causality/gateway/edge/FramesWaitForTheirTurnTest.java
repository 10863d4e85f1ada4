package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.causality.gateway.TestFeed;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.gateway.priority.DropReason;
import org.causality.gateway.priority.PriorityLimits;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.network.ChainId;
import org.junit.jupiter.api.Test;

class FramesWaitForTheirTurnTest {

    private static final long MILLI = 1_000_000;

    private final EdgeBench bench = new EdgeBench();
    private final List<PriorityClass> left = new ArrayList<>();
    private final List<DropReason> dropped = new ArrayList<>();
    private final List<MeshVerdict> verdicts = new ArrayList<>();
    private long nanos;
    private final EdgeQueue queue = new EdgeQueue(
            bench.pipeline,
            bench.door,
            bench.state,
            PriorityLimits.defaults(),
            new QueueWatch() {
                @Override
                public void left(PriorityClass priority, long waitedMicros) {
                    left.add(priority);
                }

                @Override
                public void dropped(PriorityClass priority, DropReason reason) {
                    dropped.add(reason);
                }
            },
            () -> nanos,
            () -> nanos / MILLI);
    private final TestFeed feed = bench.knownFeed();

    private void say(Envelope envelope) {
        queue.gossiped(EdgeBench.gossip(envelope), verdicts::add);
    }

    @Test
    void nothingIsJudgedBeforeItsTurn() throws InterruptedException {
        say(feed.order(1));
        assertThat(verdicts).isEmpty();
        assertThat(queue.turn(0)).isTrue();
        assertThat(verdicts).containsExactly(MeshVerdict.ACCEPT);
        assertThat(queue.turn(0)).isFalse();
    }

    @Test
    void whatFailsAtAGlanceWaitsForNobody() {
        Envelope order = feed.order(1);
        queue.gossiped(EdgeBench.gossip("/elsewhere", order.encode()), verdicts::add);
        assertThat(verdicts).containsExactly(MeshVerdict.REJECT);
    }

    @Test
    void anIntroductionGoesAheadAndAnOrderNearItsEndBeforeTheOthers() throws InterruptedException {
        say(feed.order(1));
        bench.state.urgency().finalised(new ChainId("eip155:1"), 90);
        Envelope near = feed.order(2);
        say(near);
        say(bench.introduce(bench.strangerFeed()));
        while (queue.turn(0)) {
            assertThat(left).isNotEmpty();
        }
        assertThat(left).containsExactly(PriorityClass.CONTROL, PriorityClass.HIGH, PriorityClass.MEDIUM);
        assertThat(bench.handed.get(1).id()).isEqualTo(near.id());
        assertThat(bench.handed.get(1).priority()).isEqualTo(PriorityClass.HIGH);
    }

    @Test
    void anOrderWhoseLastBlockIsPastIsHousekeeping() throws InterruptedException {
        bench.state.urgency().finalised(new ChainId("eip155:1"), 101);
        say(feed.order(1));
        assertThat(queue.turn(0)).isTrue();
        assertThat(left).containsExactly(PriorityClass.LOW);
    }

    @Test
    void aClassWithoutCreditWaitsAndWhatWaitsTooLongIsDroppedWithItsReason() throws InterruptedException {
        for (int i = 0; i < EdgeLimits.defaults().inFlightMax(); i++) {
            assertThat(bench.state.inFlight().take(PriorityClass.MEDIUM, 0)).isTrue();
            bench.state.inFlight().stored(PriorityClass.MEDIUM, i);
        }
        say(feed.order(1));
        assertThat(queue.turn(0)).isFalse();
        say(bench.introduce(bench.strangerFeed()));
        assertThat(queue.turn(0)).isTrue();
        assertThat(left).containsExactly(PriorityClass.CONTROL);
        nanos += 2_001 * MILLI;
        assertThat(queue.turn(0)).isFalse();
        assertThat(dropped).containsExactly(DropReason.EXPIRED);
        assertThat(verdicts).containsExactly(MeshVerdict.ACCEPT, MeshVerdict.IGNORE);
        assertThat(queue.count()).isZero();
    }

    @Test
    void theCoresProgressLetsTheClassGoOn() throws InterruptedException {
        for (int i = 0; i < EdgeLimits.defaults().inFlightMax(); i++) {
            assertThat(bench.state.inFlight().take(PriorityClass.MEDIUM, 0)).isTrue();
            bench.state.inFlight().stored(PriorityClass.MEDIUM, i);
        }
        say(feed.order(1));
        assertThat(queue.turn(0)).isFalse();
        bench.state.inFlight().committed(List.of(PriorityClass.MEDIUM), 1, 0);
        assertThat(queue.turn(0)).isTrue();
        assertThat(verdicts).containsExactly(MeshVerdict.ACCEPT);
        assertThat(bench.handed.getFirst().header().type()).isEqualTo(MessageType.USER_ORDER.code());
    }
}

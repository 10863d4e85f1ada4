package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.gateway.TestFeed;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.message.Envelope;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.Test;

class CertificateArrivesLaterTest {

    private final EdgeBench bench = new EdgeBench();
    private final TestFeed feed = bench.strangerFeed();
    private final Envelope introduction = bench.introduce(feed);

    @Test
    void theMessageWaitsAndThePeerIsAsked() {
        Envelope order = feed.order(1);
        assertThat(bench.gossiped(EdgeBench.gossip(order))).isEmpty();
        assertThat(bench.asked).containsExactly(order.id());
        assertThat(bench.door.awaitingCertificates()).isEqualTo(1);
        assertThat(bench.state.seen().size()).isZero();
    }

    @Test
    void theFetchedIntroductionLetsItIn() {
        Envelope order = feed.order(1);
        List<MeshVerdict> verdicts = bench.gossiped(EdgeBench.gossip(order));
        assertThat(bench.door.fetched(EdgeBench.fetched(introduction))).isTrue();
        assertThat(verdicts).containsExactly(MeshVerdict.ACCEPT);
        assertThat(bench.handed).extracting(Inbound::id).containsExactly(introduction.id(), order.id());
    }

    @Test
    void ourOwnLogLetsItInToo() {
        List<MeshVerdict> verdicts = bench.gossiped(EdgeBench.gossip(feed.order(1)));
        bench.door.delivered(introduction, 0);
        assertThat(verdicts).containsExactly(MeshVerdict.ACCEPT);
    }

    @Test
    void aMessageThatCameByBothWaysIsHandedOverOnce() {
        Envelope order = feed.order(1);
        List<MeshVerdict> verdicts = bench.gossiped(EdgeBench.gossip(order));
        bench.door.fetched(EdgeBench.fetched(introduction));
        bench.door.delivered(order, 0);
        assertThat(verdicts).containsExactly(MeshVerdict.ACCEPT);
        assertThat(bench.handed).extracting(Inbound::id).containsOnlyOnce(order.id());
    }

    @Test
    void afterAWhileItIsIgnoredForItsUncertifiedKey() {
        List<MeshVerdict> verdicts = bench.gossiped(EdgeBench.gossip(feed.order(1)));
        bench.door.tick(EdgeLimits.defaults().awaitingMillisMax());
        assertThat(verdicts).isEmpty();
        bench.door.tick(EdgeLimits.defaults().awaitingMillisMax() + 1);
        assertThat(verdicts).containsExactly(MeshVerdict.IGNORE);
        assertThat(bench.refused).containsExactly(EdgeReason.UNCERTIFIED_KEY);
        assertThat(bench.door.awaitingCertificates()).isZero();
    }

    @Test
    void oneKeyCannotFillTheWaitingRoom() {
        int room = EdgeLimits.defaults().awaitingPerKeyMax();
        for (int i = 0; i <= room; i++) {
            bench.gossiped(EdgeBench.gossip(feed.order(i)));
        }
        assertThat(bench.door.awaitingCertificates()).isEqualTo(room);
        assertThat(bench.refused).containsExactly(EdgeReason.UNCERTIFIED_KEY);
    }

    @Test
    void aForgedMessageOfAStrangerWaitsForNothing() {
        Envelope order = feed.order(1);
        Envelope swapped = new Envelope(order.signed(), feed.order(2).payload());
        assertThat(bench.gossiped(EdgeBench.gossip(swapped))).containsExactly(MeshVerdict.REJECT);
        assertThat(bench.asked).isEmpty();
    }
}

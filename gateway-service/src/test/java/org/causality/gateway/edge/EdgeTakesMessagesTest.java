package org.causality.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.gateway.TestFeed;
import org.causality.gateway.budget.Rate;
import org.causality.gateway.mesh.MeshVerdict;
import org.causality.model.codec.Bytes;
import org.causality.model.key.Signature;
import org.causality.model.message.Envelope;
import org.causality.model.message.Payload;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.causality.model.reason.EdgeReason;
import org.junit.jupiter.api.Test;

class EdgeTakesMessagesTest {

    private final EdgeBench bench = new EdgeBench();

    @Test
    void aFeedIntroducesItselfAndIsTakenFromThenOn() {
        TestFeed feed = bench.strangerFeed();
        Envelope introduction = bench.introduce(feed);
        assertThat(bench.gossiped(EdgeBench.gossip(introduction))).containsExactly(MeshVerdict.ACCEPT);
        Envelope order = feed.order(1);
        assertThat(bench.gossiped(EdgeBench.gossip(order))).containsExactly(MeshVerdict.ACCEPT);
        assertThat(bench.handed)
                .extracting(Inbound::priority)
                .containsExactly(PriorityClass.CONTROL, PriorityClass.MEDIUM);
        assertThat(bench.handed).extracting(Inbound::value).containsExactly(introduction.encode(), order.encode());
    }

    @Test
    void aSecondCopyIsADuplicateAndNobodysFault() {
        Envelope order = bench.knownFeed().order(1);
        bench.gossiped(EdgeBench.gossip(order));
        assertThat(bench.gossiped(EdgeBench.gossip(order))).containsExactly(MeshVerdict.IGNORE);
        assertThat(bench.refused).containsExactly(EdgeReason.DUPLICATE);
        assertThat(bench.handed).hasSize(1);
    }

    @Test
    void aCopyThatComesWhenTheMeshHasLongForgottenIsAReplay() {
        Envelope order = bench.knownFeed().order(1);
        bench.gossiped(EdgeBench.gossip(order));
        long late = EdgeLimits.defaults().replayMillis() + 1;
        assertThat(bench.gossiped(EdgeBench.gossip(EdgeBench.topicOf(order), order.encode(), late)))
                .containsExactly(MeshVerdict.IGNORE);
        assertThat(bench.refused).containsExactly(EdgeReason.REPLAY);
        assertThat(bench.handed).hasSize(1);
    }

    @Test
    void whatStandsInOurLogForLongIsAReplayAndNotRelayedEvenAfterARestart() {
        Envelope order = bench.knownFeed().order(1);
        bench.door.delivered(order, 0);
        long late = EdgeLimits.defaults().replayMillis() + 1;
        assertThat(bench.gossiped(EdgeBench.gossip(EdgeBench.topicOf(order), order.encode(), late)))
                .containsExactly(MeshVerdict.IGNORE);
        assertThat(bench.refused).containsExactly(EdgeReason.REPLAY);
        assertThat(bench.relayedOnly).isEmpty();
    }

    @Test
    void whatTheCoreMissesIsNoReplayHoweverOld() {
        Envelope order = bench.knownFeed().order(1);
        bench.gossiped(EdgeBench.gossip(order));
        bench.door.missed(order.id());
        long late = EdgeLimits.defaults().replayMillis() + 1;
        assertThat(bench.gossiped(EdgeBench.gossip(EdgeBench.topicOf(order), order.encode(), late)))
                .containsExactly(MeshVerdict.ACCEPT);
        assertThat(bench.refused).isEmpty();
    }

    @Test
    void aForgedFirstCopyDoesNotKeepTheRealOneOut() {
        Envelope order = bench.knownFeed().order(1);
        SignedHeader forged = new SignedHeader(
                order.header(), order.signed().encoded(), order.id(), new Signature(Bytes.wrap(new byte[64])));
        assertThat(bench.gossiped(EdgeBench.gossip(new Envelope(forged, order.payload()))))
                .containsExactly(MeshVerdict.REJECT);
        assertThat(bench.gossiped(EdgeBench.gossip(order))).containsExactly(MeshVerdict.ACCEPT);
    }

    @Test
    void whatWasFetchedBeforeIsStillRelayedButNotHandedOverTwice() {
        Envelope order = bench.knownFeed().order(1);
        assertThat(bench.door.fetched(EdgeBench.fetched(order))).isTrue();
        assertThat(bench.gossiped(EdgeBench.gossip(order))).containsExactly(MeshVerdict.ACCEPT);
        assertThat(bench.relayedOnly).containsExactly(order.id());
        assertThat(bench.handed).hasSize(1);
    }

    @Test
    void whatTheCoreAsksForAgainIsHandedOverAgain() {
        Envelope order = bench.knownFeed().order(1);
        bench.gossiped(EdgeBench.gossip(order));
        assertThat(bench.door.fetched(EdgeBench.fetched(order))).isFalse();
        bench.door.missed(order.id());
        assertThat(bench.door.fetched(EdgeBench.fetched(order))).isTrue();
        assertThat(bench.handed).hasSize(2);
    }

    @Test
    void aFailedWriteLetsTheMessageComeAgain() {
        Envelope order = bench.knownFeed().order(1);
        bench.gossiped(EdgeBench.gossip(order));
        bench.handovers.getFirst().lost();
        assertThat(bench.lost).containsExactly(order.id());
        assertThat(bench.forgotten).containsExactly(order.id());
        assertThat(bench.gossiped(EdgeBench.gossip(order))).containsExactly(MeshVerdict.ACCEPT);
    }

    @Test
    void aFullWayToTheCoreIgnoresAndDoesNotMarkSeen() {
        TestFeed feed = bench.knownFeed();
        int room = EdgeLimits.defaults().inFlightMax();
        for (int i = 0; i < room; i++) {
            bench.gossiped(EdgeBench.gossip(feed.order(i)));
        }
        Envelope late = feed.order(room);
        assertThat(bench.gossiped(EdgeBench.gossip(late))).containsExactly(MeshVerdict.IGNORE);
        assertThat(bench.refused).containsExactly(EdgeReason.OVERLOADED);
        bench.handovers.getFirst().stored(0);
        assertThat(bench.gossiped(EdgeBench.gossip(late))).containsExactly(MeshVerdict.IGNORE);
        bench.state.inFlight().committed(List.of(PriorityClass.MEDIUM), 1, 0);
        assertThat(bench.gossiped(EdgeBench.gossip(late))).containsExactly(MeshVerdict.ACCEPT);
    }

    @Test
    void aClassDoesNotTakeAnothersRoom() {
        TestFeed feed = bench.knownFeed();
        for (int i = 0; i < EdgeLimits.defaults().inFlightMax(); i++) {
            bench.gossiped(EdgeBench.gossip(feed.order(i)));
        }
        assertThat(bench.gossiped(EdgeBench.gossip(bench.introduce(bench.strangerFeed()))))
                .containsExactly(MeshVerdict.ACCEPT);
    }

    @Test
    void aKeyThatSaysTooMuchSpendsItsOwnQuotaOnly() {
        EdgeBench strict = new EdgeBench(withCertifiedKey(new Rate(1, 2)));
        TestFeed loud = strict.knownFeed();
        TestFeed quiet = strict.knownFeed();
        assertThat(strict.gossiped(EdgeBench.gossip(loud.order(1)))).containsExactly(MeshVerdict.ACCEPT);
        assertThat(strict.gossiped(EdgeBench.gossip(loud.order(2)))).containsExactly(MeshVerdict.ACCEPT);
        assertThat(strict.gossiped(EdgeBench.gossip(loud.order(3)))).containsExactly(MeshVerdict.IGNORE);
        assertThat(strict.gossiped(EdgeBench.gossip(quiet.order(1)))).containsExactly(MeshVerdict.ACCEPT);
        assertThat(strict.refused).containsExactly(EdgeReason.KEY_QUOTA);
    }

    @Test
    void aConnectionThatSendsTooFastIsIgnored() {
        EdgeBench strict = new EdgeBench(withConnectionFrames(new Rate(1, 1)));
        TestFeed feed = strict.knownFeed();
        strict.gossiped(EdgeBench.gossip(feed.order(1)));
        assertThat(strict.gossiped(EdgeBench.gossip(feed.order(2)))).containsExactly(MeshVerdict.IGNORE);
        assertThat(strict.refused).containsExactly(EdgeReason.CONNECTION_BUDGET);
    }

    @Test
    void aStrangerMaySpeakTheEphemeralTypesALittle() {
        TestFeed stranger = bench.strangerFeed();
        int taken = 0;
        for (int i = 0; i < 20; i++) {
            Envelope said = stranger.ephemeral(new Payload.PeerDiscovery(null, List.of(), List.of(), i), 1);
            taken += bench.gossiped(EdgeBench.gossip(said)).contains(MeshVerdict.ACCEPT) ? 1 : 0;
        }
        assertThat(taken).isEqualTo((int) EdgeLimits.defaults().uncertifiedKey().burst());
        assertThat(bench.refused).containsOnly(EdgeReason.KEY_QUOTA);
    }

    private static EdgeLimits withCertifiedKey(Rate rate) {
        EdgeLimits it = EdgeLimits.defaults();
        return limits(it.connectionFrames(), rate);
    }

    private static EdgeLimits withConnectionFrames(Rate rate) {
        return limits(rate, EdgeLimits.defaults().certifiedKey());
    }

    private static EdgeLimits limits(Rate connectionFrames, Rate certifiedKey) {
        EdgeLimits it = EdgeLimits.defaults();
        return new EdgeLimits(
                it.connectionBytes(),
                connectionFrames,
                it.connectionsMax(),
                certifiedKey,
                it.uncertifiedKey(),
                it.uncertifiedTotal(),
                it.keysMax(),
                it.seenMax(),
                it.replayMillis(),
                it.windowTicks(),
                it.inFlightMax(),
                it.inFlightMillisMax(),
                it.awaitingMax(),
                it.awaitingPerKeyMax(),
                it.awaitingMillisMax());
    }
}

package org.causality.libp2p.gossip.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;

/** Whatever peers do, in whatever order: credit has a cap, blame fades, nothing is kept beyond its bound. */
class ScoreBoundsTest {
    private static final Topic ORDERS = new Topic("orders");
    private static final List<PeerId> PEERS = List.of(ScoresTest.peer(1), ScoresTest.peer(2), ScoresTest.peer(3));
    private static final int RETAINED_MAX = 2;
    /** A topic's weight times the caps of P1 and P2. */
    private static final double EARNED_MAX = 0.5 * (0.03 * 100 + 0.5 * 20);

    /** One thing that a peer does. */
    enum Deed {
        CONNECT,
        DISCONNECT,
        GRAFT,
        PRUNE,
        DELIVER,
        COPY,
        INVALID,
        MISBEHAVE,
        WAIT
    }

    record Step(Deed deed, int peer) {}

    private final Scores scores = new Scores(PeerScore.defaults().withRetention(Duration.ofMinutes(1), RETAINED_MAX));
    private Instant now = Instant.EPOCH;
    private int messages;

    @Property(tries = 300)
    void creditHasACapAndBlameFades(@ForAll("steps") List<Step> steps) {
        scores.score(ORDERS, TopicScore.defaults().withMeshDeliveries(TopicScore.MeshDeliveries.expecting(3)));
        for (Step step : steps) {
            play(step.deed, PEERS.get(step.peer));
            assertThat(PEERS).allSatisfy(peer -> assertThat(scores.of(peer)).isLessThanOrEqualTo(EARNED_MAX));
            assertThat(scores.retained()).isLessThanOrEqualTo(RETAINED_MAX);
        }
        PEERS.forEach(peer -> {
            scores.pruned(peer, ORDERS);
            scores.connected(peer, null);
        });
        for (int i = 0; i < 500; i++) {
            play(Deed.WAIT, PEERS.getFirst());
        }
        assertThat(PEERS).allSatisfy(peer -> assertThat(scores.of(peer)).isZero());
    }

    private void play(Deed deed, PeerId peer) {
        switch (deed) {
            case CONNECT -> scores.connected(peer, null);
            case DISCONNECT -> scores.disconnected(peer, now);
            case GRAFT -> scores.grafted(peer, ORDERS, now);
            case PRUNE -> scores.pruned(peer, ORDERS);
            case DELIVER -> scores.accepted(ORDERS, id(++messages), peer, List.of(peer), now);
            case COPY -> scores.duplicate(ORDERS, id(messages), peer, now);
            case INVALID -> scores.invalid(ORDERS, peer, now);
            case MISBEHAVE -> scores.misbehaved(peer, 1, now);
            case WAIT -> {
                now = now.plusSeconds(1);
                scores.refresh(now);
            }
        }
    }

    private static MessageId id(int number) {
        return MessageId.of(ByteBuffer.allocate(4).putInt(number).array());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Deed> deeds = Arbitraries.of(Deed.class);
        Arbitrary<Integer> who = Arbitraries.integers().between(0, PEERS.size() - 1);
        return Combinators.combine(deeds, who).as(Step::new).list().ofMaxSize(150);
    }
}

package org.causality.libp2p.gossip.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.causality.libp2p.gossip.rpc.Topic;
import org.causality.libp2p.identity.PeerId;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.multiformats.Multiaddr;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each parameter adds to a score. */
class ScoresTest {
    private static final Topic ORDERS = new Topic("orders");
    private static final Offset<Double> CLOSE = within(0.000_1);
    private static final PeerId ALICE = peer(1);
    private static final PeerId BOB = peer(2);

    private final Scores scores = new Scores(PeerScore.defaults());
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void start() {
        scores.score(ORDERS, TopicScore.defaults());
        scores.connected(ALICE, null);
        scores.connected(BOB, null);
        scores.refresh(now);
    }

    @Test
    void timeInTheMeshEarnsUpToItsCap() {
        scores.grafted(ALICE, ORDERS, now);
        pass(10);
        assertThat(scores.of(ALICE)).isCloseTo(0.5 * 0.03 * 10, CLOSE);
        pass(1_000);
        assertThat(scores.of(ALICE)).isCloseTo(0.5 * 0.03 * 100, CLOSE);
        scores.pruned(ALICE, ORDERS);
        assertThat(scores.of(ALICE)).isZero();
    }

    @Test
    void whoBringsAMessageFirstEarnsAndTheOthersDoNot() {
        scores.accepted(ORDERS, id("m"), ALICE, List.of(ALICE, BOB), now);
        pass(1);

        assertThat(scores.of(ALICE)).isCloseTo(0.5 * 0.5 * 0.9, CLOSE);
        assertThat(scores.of(BOB)).isZero();
        pass(100);
        assertThat(scores.of(ALICE)).isZero();
    }

    @Test
    void aMeshPeerThatBringsTooLittleForfeits() {
        expecting(4);
        scores.grafted(ALICE, ORDERS, now);
        pass(5);
        double idle = scores.of(ALICE);
        pass(1);

        assertThat(idle).isPositive();
        assertThat(scores.of(ALICE)).isCloseTo(0.5 * (0.03 * 6 - 16), CLOSE);
    }

    @Test
    void aCopyCountsOnceUntilJustAfterTheAcceptance() {
        expecting(2);
        scores.grafted(BOB, ORDERS, now);
        scores.accepted(ORDERS, id("m"), ALICE, List.of(ALICE), now);
        scores.duplicate(ORDERS, id("m"), BOB, now.plusMillis(10));
        scores.duplicate(ORDERS, id("m"), BOB, now.plusMillis(10));
        scores.accepted(ORDERS, id("n"), ALICE, List.of(ALICE), now);
        scores.duplicate(ORDERS, id("n"), BOB, now.plusMillis(11));
        now = now.plusMillis(999); // no decay yet
        scores.refresh(now);
        scores.pruned(BOB, ORDERS);

        assertThat(scores.of(BOB)).isZero();
        scores.grafted(BOB, ORDERS, now);
        pass(6);
        assertThat(scores.of(BOB)).isCloseTo(0.5 * (0.03 * 6 - Math.pow(2 - 1 / 64.0, 2)), CLOSE);
    }

    @Test
    void leavingTheMeshWhileSomethingIsDueSticks() {
        expecting(4);
        scores.grafted(ALICE, ORDERS, now);
        pass(6);
        scores.pruned(ALICE, ORDERS);

        assertThat(scores.of(ALICE)).isCloseTo(-0.5 * 16, CLOSE);
        pass(1);
        assertThat(scores.of(ALICE)).isCloseTo(-0.5 * 8, CLOSE);
    }

    @Test
    void invalidMessagesCountSquaredAndAtOnce() {
        scores.invalid(ORDERS, ALICE, now);
        assertThat(scores.of(ALICE)).isCloseTo(-1, CLOSE);
        scores.invalid(ORDERS, ALICE, now);
        assertThat(scores.of(ALICE)).isCloseTo(-4, CLOSE);
        pass(100);
        assertThat(scores.of(ALICE)).isZero();
    }

    @Test
    void aTopicThatIsNotFollowedCountsForNothing() {
        scores.invalid(new Topic("other"), ALICE, now);
        scores.invalid(ORDERS, ALICE, now);
        scores.forget(ORDERS);
        pass(1);

        assertThat(scores.of(ALICE)).isZero();
    }

    @Test
    void theApplicationsOpinionCountsAsSaid() {
        scores.application(ALICE, -7);
        assertThat(scores.of(ALICE)).isEqualTo(-7);
        pass(10);
        assertThat(scores.of(ALICE)).isEqualTo(-7);
        scores.application(peer(99), 5);
        assertThat(scores.of(peer(99))).isZero();
    }

    @Test
    void anExemptAddressMayHoldManyPeers() {
        PeerScore defaults = PeerScore.defaults();
        SourceIp operators = new SourceIp("10.0.0.1");
        Scores exempting = new Scores(new PeerScore(
                defaults.thresholds(),
                defaults.topicsCap(),
                1,
                new PeerScore.Colocation(-5, 1, Set.of(operators)),
                defaults.behaviour(),
                defaults.decayInterval(),
                defaults.decayToZero(),
                defaults.retain(),
                defaults.retainedMax()));
        SourceIp others = new SourceIp("10.0.0.2");
        exempting.connected(ALICE, operators);
        exempting.connected(BOB, operators);
        exempting.connected(peer(3), others);
        exempting.connected(peer(4), others);

        assertThat(exempting.of(ALICE)).isZero();
        assertThat(exempting.of(peer(3))).isEqualTo(-5);
    }

    @Test
    void creditEndsWithTheConnectionAndBlameDoesNot() {
        scores.application(ALICE, 3);
        scores.disconnected(ALICE, now);
        scores.misbehaved(BOB, 5, now);
        scores.disconnected(BOB, now);
        pass(100);
        scores.connected(ALICE, null);
        scores.connected(BOB, null);

        assertThat(scores.of(ALICE)).isZero();
        assertThat(scores.of(BOB)).isCloseTo(-40, CLOSE);
    }

    @Test
    void blameIsForgottenInTheEnd() {
        scores.misbehaved(ALICE, 5, now);
        scores.disconnected(ALICE, now);
        now = now.plus(Duration.ofHours(1));
        scores.refresh(now);

        assertThat(scores.of(ALICE)).isZero();
        assertThat(scores.retained()).isZero();
    }

    @Test
    void leavingBeforeTheVerdictDoesNotHelp() {
        scores.application(ALICE, 3);
        scores.disconnected(ALICE, now);
        scores.invalid(ORDERS, ALICE, now);

        assertThat(scores.of(ALICE)).isCloseTo(-1, CLOSE);
    }

    @Test
    void manyWhoLeftPushOutTheOldest() {
        Scores small = new Scores(PeerScore.defaults().withRetention(Duration.ofHours(1), 2));
        for (int i = 1; i <= 3; i++) {
            small.connected(peer(i), null);
            small.misbehaved(peer(i), 5, now);
            small.disconnected(peer(i), now);
        }

        assertThat(small.retained()).isEqualTo(2);
        assertThat(small.of(peer(1))).isZero();
        assertThat(small.of(peer(3))).isNegative();
    }

    @Test
    void sourcesAreAddressesOrSites() {
        assertThat(source("/ip4/10.1.2.3/tcp/4001")).isEqualTo(new SourceIp("10.1.2.3"));
        assertThat(source("/ip6/2001:db8:1:2:3::4/tcp/1")).isEqualTo(source("/ip6/2001:db8:1:2:ffff::1/tcp/2"));
        assertThat(source("/ip6/2001:db8:1:2:3::4/tcp/1")).isNotEqualTo(source("/ip6/2001:db8:1:3::/tcp/2"));
        assertThat(source("/ip4/127.0.0.1/tcp/4001")).isNull();
        assertThat(source("/ip6/::1/tcp/4001")).isNull();
        assertThat(source("/dns4/example.org/tcp/4001")).isNull();
    }

    @Test
    void senselessParametersAreRefused() {
        assertThatThrownBy(() -> TopicScore.defaults().withWeight(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TopicScore.InvalidMessages(1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TopicScore.InvalidMessages(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TopicScore.TimeInMesh(1, Duration.ZERO, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TopicScore.MeshFailures(Double.NaN, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScoreThresholds(-10, -5, -80, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PeerScore.Colocation(-1, 0, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void expecting(double threshold) {
        scores.score(ORDERS, TopicScore.defaults().withMeshDeliveries(TopicScore.MeshDeliveries.expecting(threshold)));
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now = now.plusSeconds(1);
            scores.refresh(now);
        }
    }

    private static @Nullable SourceIp source(String address) {
        return SourceIp.of(Multiaddr.parse(address));
    }

    private static MessageId id(String name) {
        return MessageId.of(name.getBytes(StandardCharsets.UTF_8));
    }

    static PeerId peer(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return PrivateKey.ofSeed(seed).peerId();
    }
}

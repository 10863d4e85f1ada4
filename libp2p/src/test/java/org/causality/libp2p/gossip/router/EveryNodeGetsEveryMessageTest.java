package org.causality.libp2p.gossip.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Without loss everybody gets everything once, on any connected graph. */
class EveryNodeGetsEveryMessageTest {
    private static final Duration SETTLE = Duration.ofSeconds(3);

    @Test
    void onALine() {
        GossipNetwork network = new GossipNetwork(12, 1);
        network.line();
        assertDelivers(network, 100, Duration.ofMillis(10));
    }

    @Test
    void onARing() {
        GossipNetwork network = new GossipNetwork(16, 2);
        network.ring();
        assertDelivers(network, 100, Duration.ofMillis(10));
    }

    @Test
    void onAStarWithMorePeersThanTheMeshTakes() {
        GossipNetwork network = new GossipNetwork(30, 3);
        network.star();
        assertDelivers(network, 100, Duration.ofMillis(10));
    }

    @Test
    void betweenTwo() {
        GossipNetwork network = new GossipNetwork(2, 4);
        network.line();
        assertDelivers(network, 20, Duration.ofMillis(1));
    }

    @Test
    void onADenseGraphWithMeshesMuchSmallerThanIt() {
        GossipNetwork network = new GossipNetwork(40, 5);
        network.randomGraph(10);
        assertDelivers(network, 100, Duration.ofMillis(20));
        assertThat(network.nodes)
                .allSatisfy(node -> assertThat(node.router.meshPeers(GossipNetwork.ORDERS))
                        .hasSizeBetween(1, MeshSizes.defaults().high() + 2));
    }

    @Property(tries = 60)
    void onAnyConnectedGraph(
            @ForAll @IntRange(min = 2, max = 25) int size, @ForAll @IntRange(max = 6) int more, @ForAll long seed) {
        GossipNetwork network = new GossipNetwork(size, seed);
        network.randomGraph(more);
        assertDelivers(network, 20, Duration.ofMillis(30));
    }

    @Property(tries = 20)
    void withoutFloodPublishToo(@ForAll @IntRange(min = 2, max = 20) int size, @ForAll long seed) {
        GossipNetwork network =
                new GossipNetwork(size, seed, GossipSettings.defaults().withFloodPublish(false));
        network.randomGraph(3);
        assertDelivers(network, 20, Duration.ofMillis(30));
    }

    private static void assertDelivers(GossipNetwork network, int count, Duration apart) {
        network.pass(SETTLE);
        network.publishSome(count, apart);
        network.pass(Duration.ofSeconds(6));

        assertThat(network.missing(count)).isEmpty();
        assertThat(network.everyMessageOnce()).isTrue();
        assertThat(network.counted(Reason.GRAFT_IN_BACKOFF)).isZero();
        assertThat(network.counted(Reason.PROMISE_BROKEN)).isZero();
    }
}

package org.causality.libp2p.gossip.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What links lose comes by IHAVE and IWANT, as long as somebody near keeps it. */
class LossHealsTest {
    @Property(tries = 30)
    void onALineWhereNobodyElseHasIt(@ForAll @IntRange(min = 2, max = 10) int size, @ForAll long seed) {
        GossipNetwork network = new GossipNetwork(size, seed);
        network.line();
        assertHeals(network, 0.3);
    }

    @Property(tries = 30)
    void onARing(@ForAll @IntRange(min = 3, max = 12) int size, @ForAll long seed) {
        GossipNetwork network = new GossipNetwork(size, seed);
        network.ring();
        assertHeals(network, 0.3);
    }

    @Property(tries = 30)
    void onAnyConnectedGraph(@ForAll @IntRange(min = 5, max = 20) int size, @ForAll long seed) {
        GossipNetwork network = new GossipNetwork(size, seed);
        network.randomGraph(4);
        assertHeals(network, 0.5);
    }

    @Test
    void whenEveryFrameIsLostForASecond() {
        GossipNetwork network = new GossipNetwork(8, 7);
        network.line();
        network.pass(Duration.ofSeconds(2));
        network.lose(1.0);
        network.publish(0, "m0");
        network.pass(Duration.ofSeconds(1));
        network.lose(0);
        network.pass(Duration.ofSeconds(10));

        assertThat(network.missing(1)).isEmpty();
    }

    @Test
    void forANodeThatJoinsASecondAfterThePublication() {
        GossipNetwork network = new GossipNetwork(5, 8);
        network.ring();
        network.pass(Duration.ofSeconds(2));
        network.publish(0, "m0");
        network.pass(Duration.ofSeconds(1));
        network.addNode();
        network.link(5, 2);
        network.pass(Duration.ofSeconds(3));

        assertThat(network.nodes.getLast().delivered).containsOnlyKeys("m0");
    }

    @Test
    void acrossALinkThatWasCutForASecond() {
        GossipNetwork network = new GossipNetwork(6, 9);
        network.line();
        network.pass(Duration.ofSeconds(2));
        network.cut(2, 3);
        network.publish(0, "m0");
        network.publish(5, "m1");
        network.pass(Duration.ofSeconds(1));
        network.link(2, 3);
        network.pass(Duration.ofSeconds(8));

        assertThat(network.missing(2)).isEmpty();
        assertThat(network.everyMessageOnce()).isTrue();
    }

    private static void assertHeals(GossipNetwork network, double loss) {
        network.pass(Duration.ofSeconds(3));
        network.lose(loss);
        network.publishSome(30, Duration.ofMillis(100));
        network.pass(Duration.ofSeconds(30));

        assertThat(network.missing(30)).isEmpty();
        assertThat(network.everyMessageOnce()).isTrue();
    }
}

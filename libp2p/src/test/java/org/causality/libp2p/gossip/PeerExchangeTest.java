package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.UNSIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.MeshSizes;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.identity.PeerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer whose mesh is full names others; whoever trusts it learns where they are, from themselves. */
class PeerExchangeTest {
    private final GossipPeer hub = new GossipPeer(
            1,
            GossipSettings.defaults()
                    .withMesh(new MeshSizes(2, 2, 2, 1, 1, 6, 0.25))
                    .withExchange(16),
            ServiceLimits.defaults());
    private final GossipPeer alice = new GossipPeer(2);
    private final GossipPeer bob = new GossipPeer(3);
    private final GossipPeer late = new GossipPeer(4);
    private final List<PeerRecord> offered = new CopyOnWriteArrayList<>();

    @BeforeEach
    void fillTheMesh() {
        hub.follow(UNSIGNED);
        for (GossipPeer peer : List.of(alice, bob)) {
            peer.follow(UNSIGNED);
            peer.dial(hub);
            hub.awaitMesh(UNSIGNED, peer.id());
            hub.awaitRecord(peer.id());
        }
        late.gossip.onPeersOffered((topic, by, peers) -> {
            assertThat(topic).isEqualTo(UNSIGNED);
            assertThat(by).isEqualTo(hub.id());
            offered.addAll(peers);
        });
        late.dial(hub);
        await("known", () -> late.gossip.topicPeers(UNSIGNED).contains(hub.id()));
    }

    @AfterEach
    void close() {
        List.of(hub, alice, bob, late).forEach(GossipPeer::close);
    }

    @Test
    void aTrustedPeersIntroductionsAreTaken() {
        late.gossip.appraise(hub.id(), 10);
        late.follow(UNSIGNED);

        await("offered", () -> offered.size() == 2);
        assertThat(offered).extracting(PeerRecord::peer).containsExactlyInAnyOrder(alice.id(), bob.id());
        PeerRecord first = offered.getFirst();
        late.dial(first.addresses().getFirst());
        late.awaitMesh(UNSIGNED, first.peer());
    }

    @Test
    void thoseOfAStrangerAreNot() {
        late.follow(UNSIGNED);

        await("passed over", () -> late.gossip.snapshot().count(Reason.EXCHANGE_LOW_SCORE) == 2);
        assertThat(offered).isEmpty();
    }
}

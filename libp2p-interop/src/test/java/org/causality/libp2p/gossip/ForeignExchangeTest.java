package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.UNSIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.MeshSizes;
import org.causality.libp2p.identity.PeerRecord;
import org.causality.libp2p.interop.Implementation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever comes to a full mesh is introduced to its peers by their signed records, which rust-libp2p cannot. */
class ForeignExchangeTest {
    private final GossipPeer alice = new GossipPeer(2).follow(UNSIGNED);
    private final GossipPeer bob = new GossipPeer(3).follow(UNSIGNED);

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Implementation.class,
            names = {"JS", "GO"})
    void weTakeTheirIntroductions(Implementation they) {
        Map<String, Integer> full = Map.of("D", 2, "Low", 1, "High", 2, "Score", 1, "Out", 0);
        List<PeerRecord> offered = new CopyOnWriteArrayList<>();
        try (ForeignFollower hub =
                        ForeignFollower.start(they, UNSIGNED, Map.of(), Map.of("exchange", true, "mesh", full));
                GossipPeer late = new GossipPeer(4)) {
            for (GossipPeer peer : List.of(alice, bob)) {
                peer.dial(hub.address());
                hub.awaitMesh(peer.id());
            }
            late.gossip.onPeersOffered((_, _, peers) -> offered.addAll(peers));
            late.dial(hub.address());
            await("known", () -> late.gossip.topicPeers(UNSIGNED).contains(hub.id()));
            late.gossip.appraise(hub.id(), 10);
            late.follow(UNSIGNED);

            await("offered", () -> offered.size() == 2);
            assertThat(offered).extracting(PeerRecord::peer).containsExactlyInAnyOrder(alice.id(), bob.id());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Implementation.class,
            names = {"JS", "GO"})
    void theyTakeOurs(Implementation they) {
        GossipSettings full = GossipSettings.defaults()
                .withMesh(new MeshSizes(2, 2, 2, 1, 1, 6, 0.25))
                .withExchange(16);
        try (GossipPeer hub = new GossipPeer(1, full, ServiceLimits.defaults()).follow(UNSIGNED);
                ForeignFollower late = ForeignFollower.start(they, UNSIGNED)) {
            for (GossipPeer peer : List.of(alice, bob)) {
                peer.dial(hub);
                hub.awaitMesh(UNSIGNED, peer.id());
                hub.awaitRecord(peer.id());
            }
            late.dial(hub.host.dialAddresses().getFirst());

            late.awaitConnected(alice.id());
            late.awaitConnected(bob.id());
        }
    }
}

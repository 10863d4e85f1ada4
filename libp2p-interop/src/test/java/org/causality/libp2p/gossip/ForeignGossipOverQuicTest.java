package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.SIGNED;

import java.util.Map;
import org.causality.libp2p.gossip.router.GossipSettings;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.interop.Implementation;
import org.causality.libp2p.interop.WithEach;

/** Gossip with others where no Noise and no Yamux stand below. */
class ForeignGossipOverQuicTest {
    private static final TestHosts.Over QUIC = TestHosts.Over.QUIC;

    @WithEach
    void messagesGoBothWays(Implementation they) {
        try (GossipPeer us = new GossipPeer(1, GossipSettings.defaults(), ServiceLimits.defaults(), QUIC);
                ForeignFollower them =
                        ForeignFollower.start(they, SIGNED, Map.of("listen", QUIC.address()), Map.of())) {
            us.follow(SIGNED);
            us.dial(them.address());
            us.awaitMesh(SIGNED, them.id());
            them.awaitMesh(us.id());

            them.publish("from them");
            us.awaitText("from them");
            us.publish(SIGNED, "from us");

            assertThat(them.hears("from us")).isNotEmpty();
            assertThat(us.gossip.snapshot().count(Reason.BAD_SIGNATURE)).isZero();
        }
    }
}

package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.gossip.GossipPeer.UNSIGNED;
import static org.causality.libp2p.gossip.GossipPeer.await;

import org.causality.libp2p.gossip.router.Protocol;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.causality.libp2p.gossip.rpc.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer is spoken to in the newest version that it knows. */
class VersionsTest {
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aPeerOfAnyVersionIsSpokenToInIt(Protocol version) {
        try (GossipPeer us = new GossipPeer(1);
                RawPeer peer = new RawPeer(2, us, version.id())) {
            us.follow(UNSIGNED);
            peer.follow(UNSIGNED);
            peer.send(Message.anonymous(UNSIGNED, Bytes.wrap(new byte[] {'h', 'i'})));
            us.awaitText("hi");
            await("our first frame", peer::hasHeard);

            assertThat(peer.negotiated()).isEqualTo(version.id());
            assertThat(peer.heardExtensions()).isEqualTo(version == Protocol.MESHSUB_1_3);
        }
    }

    @Test
    void theNewestStandsFirst() {
        assertThat(Protocol.ids())
                .containsExactly("/meshsub/1.3.0", "/meshsub/1.2.0", "/meshsub/1.1.0", "/meshsub/1.0.0");
    }
}

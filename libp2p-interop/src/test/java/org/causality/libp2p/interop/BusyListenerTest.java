package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.HostLimits;
import org.causality.libp2p.host.TestHosts;

/** Others come back with the token that a busy listener of ours gives them. */
final class BusyListenerTest {
    @WithEach
    void itShowsThatItReceivesWhereItSaysItIs(Implementation they) {
        HostLimits busy = TestHosts.LIMITS.with(TestHosts.LIMITS.connections().withHandshakesUnprovenMax(0));
        try (ForeignPeer them = they.start(Map.of("listen", TestHosts.Over.QUIC.address()));
                Host host = TestHosts.start(TestHosts.Over.QUIC.named(1).limits(busy))) {
            String address = host.dialAddresses().getFirst().toString();
            assertThat(them.call("dial", Map.of("address", address)))
                    .containsEntry("peer", host.peerId().toString());
            assertThat(them.call("ping", Map.of("peer", host.peerId().toString())))
                    .containsKey("millis");
        }
    }
}

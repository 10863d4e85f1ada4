package org.causality.libp2p.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.TestHosts;

/** Others that have dialled one of theirs over QUIC, and may keep its token for the next, can dial us. */
final class ForeignTokenTest {
    private static final Map<String, String> QUIC = Map.of("listen", TestHosts.Over.QUIC.address());

    @WithEach
    void theyDialUsAfterOneOfTheirs(Implementation they) {
        try (ForeignPeer them = they.start(QUIC);
                ForeignPeer other = they.start(QUIC);
                Host host = TestHosts.start(TestHosts.Over.QUIC.named(1))) {
            them.call("dial", Map.of("address", other.address().toString()));
            // The token comes before anything that is asked.
            them.awaitEvent("identified", event -> other.peerId().toString().equals(event.get("peer")));

            assertThat(them.call(
                            "dial",
                            Map.of("address", host.dialAddresses().getFirst().toString())))
                    .containsEntry("peer", host.peerId().toString());
            assertThat(them.call("ping", Map.of("peer", host.peerId().toString())))
                    .containsKey("millis");
        }
    }
}

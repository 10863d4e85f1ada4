package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Without QUIC a host says so and goes on with TCP; with it, it listens on both. */
final class QuicAbsentTest {
    private static HostBuilder both(int seed) {
        return TestHosts.named(seed).listen(TestHosts.Over.QUIC.address());
    }

    @Test
    void itsAddressesArePassedOverAndTcpGoesOn() throws IOException {
        try (Host without = TestHosts.start(both(1).quic(false));
                Host other = TestHosts.start(both(2))) {
            assertThat(without.listenAddresses()).singleElement().asString().contains("/tcp/");
            assertThatThrownBy(() -> without.dial(other.dialAddresses().getLast()))
                    .isInstanceOf(DialException.class)
                    .hasMessageContaining("QUIC is absent");
            without.dial(other.dialAddresses().getFirst());
            assertThat(without.ping(other.peerId())).isPositive();
        }
    }

    @Test
    void whereItIsOneHostAnswersOnBoth() throws IOException {
        try (Host server = TestHosts.start(both(1));
                Host one = TestHosts.start(TestHosts.named(2));
                Host other = TestHosts.start(TestHosts.Over.QUIC.named(3))) {
            assertThat(server.listenAddresses()).hasSize(2);
            one.dial(server.dialAddresses().getFirst());
            other.dial(server.dialAddresses().getLast());
            assertThat(one.ping(server.peerId())).isPositive();
            assertThat(server.ping(other.peerId())).isPositive();
        }
    }

    @Test
    void aConnectionAboveTheLimitIsClosedOverQuicToo() throws IOException {
        HostLimits one = TestHosts.LIMITS.with(TestHosts.LIMITS.connections().withMax(1));
        try (Host small = TestHosts.start(TestHosts.Over.QUIC.named(1).limits(one));
                Host first = TestHosts.start(TestHosts.Over.QUIC.named(2));
                Host second = TestHosts.start(TestHosts.Over.QUIC.named(3))) {
            Heard heard = new Heard();
            second.listen(heard);
            first.dial(small.dialAddresses().getFirst());
            first.ping(small.peerId());
            try {
                second.dial(small.dialAddresses().getFirst());
                heard.disconnected(small.peerId());
            } catch (DialException _) {
                // told at once
            }
            assertThat(small.connections()).hasSize(1);
            assertThat(small.refusedConnections()).isEqualTo(1);
        }
    }
}

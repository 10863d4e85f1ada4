package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peer with several addresses is dialled at the preferred one that answers. */
final class DialAnyTest {
    private final Host bob = TestHosts.start(TestHosts.named(2).listen(TestHosts.Over.QUIC.address()));

    @AfterEach
    void close() {
        bob.close();
    }

    private static Host alice(TransportOrder order) {
        return TestHosts.start(TestHosts.named(1).prefer(order));
    }

    private Multiaddr nowhere() {
        return Multiaddr.tcp("127.0.0.1", 1).with(AddressPart.P2P, bob.peerId().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "AS_NAMED, false, TCP",
        "AS_NAMED, true, UDP",
        "TCP_FIRST, false, TCP",
        "TCP_FIRST, true, TCP",
        "QUIC_FIRST, false, UDP",
        "QUIC_FIRST, true, UDP"
    })
    void theTransportIsThePreferredOne(TransportOrder order, boolean reversed, AddressPart expected)
            throws IOException {
        List<Multiaddr> addresses = new ArrayList<>(bob.dialAddresses());
        if (reversed) {
            Collections.reverse(addresses);
        }
        try (Host alice = alice(order)) {
            assertThat(alice.dialAny(addresses).remoteAddress().value(expected)).isNotNull();
        }
    }

    @Test
    void theNextIsTriedWhenOneDoesNotAnswer() throws IOException {
        try (Host alice = alice(TransportOrder.AS_NAMED)) {
            Connection connection =
                    alice.dialAny(List.of(nowhere(), bob.dialAddresses().getFirst()));
            assertThat(connection.remotePeer()).isEqualTo(bob.peerId());
        }
    }

    @Test
    void oneThatFailedIsLeftAloneForAWhile() {
        try (Host alice = alice(TransportOrder.AS_NAMED)) {
            assertThatThrownBy(() -> alice.dialAny(List.of(nowhere()))).hasMessageContaining("cannot dial");
            assertThatThrownBy(() -> alice.dialAny(List.of(nowhere()))).hasMessageContaining("left alone");
            assertThatThrownBy(() -> alice.dial(nowhere())).hasMessageContaining("cannot dial");
        }
    }

    @Test
    void withoutAddressesThereIsNothingToDial() {
        try (Host alice = alice(TransportOrder.AS_NAMED)) {
            assertThatThrownBy(() -> alice.dialAny(List.of())).isInstanceOf(DialException.class);
        }
    }
}

package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.api.Test;

/** A busy listener takes up QUIC handshakes only with those who receive where they say they are. */
final class AddressProofTest {
    private static final HostLimits LIMITS = TestHosts.LIMITS;

    private static Host listener(int handshakesUnproven) {
        HostLimits.Connections few = LIMITS.connections().withHandshakesUnprovenMax(handshakesUnproven);
        return TestHosts.start(TestHosts.Over.QUIC.named(1).limits(LIMITS.with(few)));
    }

    @Test
    void whoComesBackWithTheTokenIsServed() throws IOException {
        try (Host busy = listener(0);
                CountingProxy proxy = new CountingProxy(
                        TestHosts.Over.QUIC, busy.dialAddresses().getFirst());
                Host dialler = TestHosts.start(TestHosts.Over.QUIC.named(2))) {
            dialler.dial(proxy.address());
            assertThat(proxy.flights.roundTrips()).isGreaterThanOrEqualTo(2);
            assertThat(dialler.ping(busy.peerId())).isPositive();
        }
    }

    /** Genuine first packets, but nobody who sent them hears the answers. */
    @Test
    void whoNeverComesBackTakesNoPlaceAboveThatNumber() throws IOException {
        HostLimits.Connections limits = LIMITS.connections();
        try (Host flooded = listener(limits.handshakesUnprovenMax());
                Host dialler = TestHosts.start(TestHosts.Over.QUIC.named(2));
                DatagramSocket flood = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int port = Integer.parseInt(
                    String.valueOf(flooded.listenAddresses().getFirst().value(AddressPart.UDP)));
            for (byte[] first : firstPackets(limits.handshakesMax() + 16)) {
                flood.send(new DatagramPacket(first, first.length, InetAddress.getLoopbackAddress(), port));
            }
            dialler.dial(flooded.dialAddresses().getFirst());
            assertThat(dialler.ping(flooded.peerId())).isPositive();
            assertThat(flooded.refusedHandshakes()).isZero();
        }
    }

    private static List<byte[]> firstPackets(int count) throws IOException {
        List<byte[]> first = new ArrayList<>();
        try (DatagramSocket nobody = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Host diallers = TestHosts.start(TestHosts.Over.QUIC.named(3))) {
            for (int i = 0; i < count; i++) {
                Thread.ofVirtual().start(() -> {
                    try {
                        diallers.dial(Multiaddr.quic("127.0.0.1", nobody.getLocalPort()));
                    } catch (DialException _) {
                        // as it must be
                    }
                });
            }
            Set<SocketAddress> heard = new HashSet<>();
            while (first.size() < count) {
                DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
                nobody.receive(packet);
                if (heard.add(packet.getSocketAddress())) {
                    first.add(Arrays.copyOf(packet.getData(), packet.getLength()));
                }
            }
        }
        return first;
    }
}

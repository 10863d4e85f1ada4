package org.causality.libp2p.autonat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.HostBuilder;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.interop.ForeignPeer;
import org.causality.libp2p.interop.Implementation;
import org.causality.libp2p.kad.KadPeer;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** We ask go-libp2p to dial us, and it asks us; it dials back under another name. */
final class ForeignReachabilityTest {
    private static final Multiaddr NOWHERE = Multiaddr.parse("/ip4/127.0.0.1/tcp/1");

    private static final ReachabilityService.Settings SETTINGS = new ReachabilityService.Settings(
                    ServerLimits.defaults(), Duration.ofHours(1), Duration.ofHours(1), 1)
            .withLocalAddresses();

    private interface Meeting {
        void with(ReachabilityService us, Connection connection, ForeignPeer them) throws IOException;
    }

    private static void meet(TestHosts.Over over, HostBuilder ours, Meeting meeting) throws IOException {
        try (ForeignPeer them = Implementation.GO.start(Map.of("listen", over.address(), "reachability", true));
                Host host = TestHosts.start(ours);
                ReachabilityService us = ReachabilityService.start(host, SETTINGS)) {
            Connection connection = host.dial(them.address());
            KadPeer.await(() -> connection.identified() != null
                    && connection.identified().protocols().contains(DialServer.PROTOCOL));
            them.awaitEvent(
                    "identified",
                    event -> String.valueOf(event.get("protocols")).contains(DialServer.PROTOCOL));
            meeting.with(us, connection, them);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itDialsUsWhereWeAre(TestHosts.Over over) throws IOException {
        meet(over, over.named(81), (us, connection, _) -> {
            Multiaddr address = us.addresses().keySet().iterator().next();
            us.ask(connection, address);
            assertThat(us.addresses()).containsEntry(address, Reachability.REACHABLE);
        });
    }

    @ParameterizedTest
    @EnumSource
    void itDoesNotReachUsWhereNobodyListens(TestHosts.Over over) throws IOException {
        meet(over, over.named(82).announce(NOWHERE), (us, connection, _) -> {
            us.ask(connection, NOWHERE);
            assertThat(us.addresses()).containsEntry(NOWHERE, Reachability.UNREACHABLE);
        });
    }

    @ParameterizedTest
    @EnumSource
    void weDialItWhereItIs(TestHosts.Over over) throws IOException {
        meet(over, over.named(83), (us, _, them) -> {
            assertThat(reachability(them, them.address().without(AddressPart.P2P)))
                    .isEqualTo("Public");
            assertThat(us.served()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void weTellItWhereNobodyListens(TestHosts.Over over) throws IOException {
        meet(
                over,
                over.named(84),
                (_, _, them) -> assertThat(reachability(them, NOWHERE)).isEqualTo("Private"));
    }

    private static String reachability(ForeignPeer them, Multiaddr address) {
        return String.valueOf(
                them.call("reachable", Map.of("address", address.toString())).get("reachability"));
    }
}

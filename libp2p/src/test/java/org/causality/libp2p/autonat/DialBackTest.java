package org.causality.libp2p.autonat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.causality.libp2p.host.BlockingStream;
import org.causality.libp2p.host.Connection;
import org.causality.libp2p.host.Host;
import org.causality.libp2p.host.StreamHandler;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.kad.KadPeer;
import org.causality.libp2p.multiformats.AddressPart;
import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DialBackTest {
    private static final Multiaddr NOWHERE = Multiaddr.parse("/ip4/127.0.0.1/tcp/1");

    private final ReachabilityService.Settings settings = new ReachabilityService.Settings(
                    ServerLimits.defaults(), Duration.ofHours(1), Duration.ofHours(1), 1)
            .withLocalAddresses();
    private final Host server = TestHosts.start(TestHosts.named(71));
    private final ReachabilityService serving = ReachabilityService.start(server, settings);
    private Host client = TestHosts.start(TestHosts.named(72));

    @AfterEach
    void close() {
        serving.close();
        server.close();
        client.close();
    }

    private Connection connect() throws IOException {
        Connection connection = client.dial(server.dialAddresses().getFirst());
        KadPeer.await(() -> connection.identified() != null);
        return connection;
    }

    private static Host announcing(int seed, Multiaddr address) {
        try {
            return TestHosts.named(seed).announce(address).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anAddressThatWasDialledIsReachableAndTheSecondConnectionIsGone() throws IOException {
        try (ReachabilityService asking = ReachabilityService.start(client, settings)) {
            Multiaddr address = client.listenAddresses().getFirst();
            Connection connection = connect();
            asking.ask(connection, address);
            assertThat(asking.addresses()).containsEntry(address, Reachability.REACHABLE);
            KadPeer.await(() -> client.connections().size() == 1);
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void anAddressOfQuicIsDialledToo() throws IOException {
        client.close();
        client = TestHosts.start(TestHosts.Over.QUIC.named(75));
        try (ReachabilityService asking = ReachabilityService.start(client, settings)) {
            Multiaddr address = client.listenAddresses().getFirst();
            asking.ask(connect(), address);
            assertThat(asking.addresses()).containsEntry(address, Reachability.REACHABLE);
        }
    }

    @Test
    void whereNobodyListensIsUnreachable() throws IOException {
        client.close();
        client = announcing(73, NOWHERE);
        try (ReachabilityService asking = ReachabilityService.start(client, settings)) {
            asking.ask(connect(), NOWHERE);
            assertThat(asking.addresses()).containsEntry(NOWHERE, Reachability.UNREACHABLE);
        }
    }

    @Test
    void aDialToElsewhereIsPaidForFirst() throws IOException {
        client.close();
        Host everywhere =
                TestHosts.start(Host.builder(PrivateKey.ofSeed(new byte[32])).listen("/ip4/0.0.0.0/tcp/0"));
        client = everywhere;
        String port =
                Objects.requireNonNull(everywhere.listenAddresses().getFirst().value(AddressPart.TCP));
        Multiaddr elsewhere = Multiaddr.parse("/ip4/127.0.0.2/tcp/" + port);
        try (ReachabilityService asking = ReachabilityService.start(client, settings);
                BlockingStream stream =
                        connect().newStream(List.of(DialServer.PROTOCOL)).blocking()) {
            stream.writeFrame(new DialMessage.Request(List.of(elsewhere.bytes()), 5).encoded());
            byte[] frame = Objects.requireNonNull(stream.readFrame(DialMessage.BYTES_MAX));
            assertThat(DialMessage.parse(frame))
                    .isInstanceOfSatisfying(
                            DialMessage.DataRequest.class,
                            price -> assertThat(price.bytes()).isBetween(30_000L, 100_000L));
            assertThat(client.connections()).hasSize(1);
            assertThat(asking.addresses()).doesNotContainValue(Reachability.REACHABLE);
        }
    }

    @Test
    void aNumberThatComesBackOnOurOwnConnectionProvesNothing() throws IOException {
        try (Host liar = TestHosts.start(TestHosts.named(74));
                ReachabilityService asking = ReachabilityService.start(client, settings)) {
            liar.handle(DialServer.PROTOCOL, StreamHandler.blocking(DialBackTest::lie));
            Connection connection = client.dial(liar.dialAddresses().getFirst());
            Multiaddr address = client.listenAddresses().getFirst();
            asking.ask(connection, address);
            assertThat(asking.addresses()).containsEntry(address, Reachability.UNKNOWN);
        }
    }

    /** Sends the number back on the connection that it came on. */
    private static void lie(BlockingStream stream) throws IOException {
        byte[] frame = Objects.requireNonNull(stream.readFrame(DialMessage.BYTES_MAX));
        DialMessage.Request request = (DialMessage.Request) DialMessage.parse(frame);
        try (BlockingStream back = stream.stream()
                .connection()
                .newStream(List.of(DialBack.PROTOCOL))
                .blocking()) {
            back.writeFrame(DialBack.encoded(request.nonce()));
            back.readFrame(DialBack.BYTES_MAX);
        } catch (IOException _) {
            // it is not thanked
        }
        stream.writeFrame(new DialMessage.Response(DialMessage.Status.OK, 0, DialMessage.DialStatus.OK).encoded());
    }

    @Test
    void whoAsksTooOftenIsRejected() throws IOException {
        Connection connection = connect();
        byte[] last = {};
        for (int i = 0; i <= ServerLimits.defaults().requestsOfPeerPerWindow(); i++) {
            try (BlockingStream stream =
                    connection.newStream(List.of(DialServer.PROTOCOL)).blocking()) {
                stream.writeFrame(new DialMessage.Request(List.of(), i).encoded());
                last = Objects.requireNonNull(stream.readFrame(DialMessage.BYTES_MAX));
            }
        }
        assertThat(DialMessage.parse(last))
                .isEqualTo(new DialMessage.Response(
                        DialMessage.Status.REQUEST_REJECTED, 0, DialMessage.DialStatus.UNUSED));
        assertThat(serving.rejected()).isEqualTo(1);
    }
}

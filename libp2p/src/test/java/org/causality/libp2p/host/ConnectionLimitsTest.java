package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.causality.libp2p.multiformats.AddressPart;
import org.junit.jupiter.api.Test;

/** Numbers of connections, and the patience with peers that say nothing or rubbish, have their limits. */
final class ConnectionLimitsTest {
    private static final HostLimits LIMITS = TestHosts.LIMITS;
    private static final Duration SOON = Duration.ofMillis(300);

    /** A peer has as long to answer, so it is more than a slow machine needs. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** After which a peer that was quiet all the time has been asked, and would have been dropped without an answer. */
    private static final Duration ASKED = QUIET.multipliedBy(7).dividedBy(2);

    private static Socket raw(Host host) throws IOException {
        int port = Integer.parseInt(
                String.valueOf(host.listenAddresses().getFirst().value(AddressPart.TCP)));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) TestHosts.PATIENCE.toMillis());
        return socket;
    }

    /** Reads until the other side closes. */
    private static void awaitClose(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // what it says first
            }
        } catch (SocketException _) {
            // a reset is a close too
        }
    }

    @Test
    void aConnectionAboveTheLimitIsClosed() throws IOException {
        try (Host small = TestHosts.start(TestHosts.named(1)
                        .limits(LIMITS.with(LIMITS.connections().withMax(2))));
                Host two = TestHosts.start(TestHosts.named(2));
                Host three = TestHosts.start(TestHosts.named(3));
                Host four = TestHosts.start(TestHosts.named(4))) {
            Heard heard = new Heard();
            four.listen(heard);
            two.dial(small.dialAddresses().getFirst());
            three.dial(small.dialAddresses().getFirst());
            two.ping(small.peerId());
            three.ping(small.peerId());
            // The dialler's side of the handshake may be done before the other side says no.
            try {
                four.dial(small.dialAddresses().getFirst());
                heard.disconnected(small.peerId());
            } catch (DialException _) {
                // told at once
            }
            assertThat(small.connections()).hasSize(2);
            assertThat(small.refusedConnections()).isPositive();
            assertThatThrownBy(() -> small.dial(four.dialAddresses().getFirst()))
                    .isInstanceOf(DialException.class);
        }
    }

    @Test
    void aPeerThatSaysNothingIsClosed() throws IOException {
        try (Host host = TestHosts.start(
                        TestHosts.named(1).limits(LIMITS.with(LIMITS.timeouts().withHandshake(SOON))));
                Socket silent = raw(host)) {
            awaitClose(silent);
        }
    }

    @Test
    void unsecuredConnectionsAboveTheLimitAreClosedAtOnce() throws IOException {
        try (Host host = TestHosts.start(TestHosts.named(1))) {
            List<Socket> silent = new ArrayList<>();
            for (int i = 0; i < LIMITS.connections().handshakesMax(); i++) {
                Socket socket = raw(host);
                assertThat(socket.getInputStream().read()).isPositive(); // it is being served
                silent.add(socket);
            }
            awaitClose(raw(host));
            assertThat(host.refusedHandshakes()).isEqualTo(1);
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void rubbishIsClosedAndTheHostLivesOn() throws IOException {
        Random random = new Random(1);
        try (Host host = TestHosts.start(TestHosts.named(1));
                Host other = TestHosts.start(TestHosts.named(2))) {
            for (int i = 0; i < 50; i++) {
                try (Socket socket = raw(host)) {
                    byte[] rubbish = new byte[2_000];
                    random.nextBytes(rubbish);
                    if (i % 2 == 0) {
                        socket.getOutputStream()
                                .write("\u0013/multistream/1.0.0\n\u0007/noise\n".getBytes(StandardCharsets.US_ASCII));
                        rubbish[0] = 0;
                    }
                    socket.getOutputStream().write(rubbish);
                    awaitClose(socket);
                }
            }
            other.dial(host.dialAddresses().getFirst());
            assertThat(other.ping(host.peerId())).isPositive();
        }
    }

    @Test
    void aPeerThatFallsSilentIsDropped() throws IOException {
        HostLimits quick = LIMITS.with(LIMITS.timeouts().withKeepAlive(QUIET));
        try (Host alice = TestHosts.start(TestHosts.named(1).limits(quick));
                Host bob = TestHosts.start(TestHosts.named(2));
                ForwardingProxy proxy = new ForwardingProxy(bob.dialAddresses().getFirst())) {
            Heard heard = new Heard();
            alice.listen(heard);
            alice.dial(proxy.address());
            alice.ping(bob.peerId());
            proxy.freeze();
            heard.disconnected(bob.peerId());
        }
    }

    @Test
    void aQuietPeerThatAnswersIsKept() throws Exception {
        HostLimits quick = LIMITS.with(LIMITS.timeouts().withKeepAlive(QUIET));
        try (Host alice = TestHosts.start(TestHosts.named(1).limits(quick));
                Host bob = TestHosts.start(TestHosts.named(2))) {
            Connection connection = alice.dial(bob.dialAddresses().getFirst());
            alice.ping(bob.peerId());
            CountDownLatch later = new CountDownLatch(1);
            CompletableFuture.delayedExecutor(ASKED.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(later::countDown);
            later.await();
            assertThat(connection.isOpen()).isTrue();
        }
    }
}

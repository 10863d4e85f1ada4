package org.causality.libp2p.quic;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.tls.OwnCertificate;
import org.causality.libp2p.tls.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Within a real handshake, on either side, a bad certificate ends it and no connection comes of it. */
final class BadCertificateTest {
    private static final long DIAL_NANOS_MAX = TestHosts.PATIENCE.toNanos();

    private final SecureRandom random = new SecureRandom();
    private final PrivateKey server = PrivateKey.generate(random);
    private final PrivateKey client = PrivateKey.generate(random);
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Outcome accepted = new Outcome();
    private final Outcome dialled = new Outcome();

    @AfterEach
    void close() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private OwnCertificate good(PrivateKey identity) {
        return OwnCertificate.of(identity, random, Instant.now());
    }

    private void meet(OwnCertificate ofServer, OwnCertificate ofClient) throws InterruptedException {
        Channel listener = new QuicTransport(loops, ofServer, Outcome.LIMITS, random)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> accepted, () -> false);
        var _ = new QuicTransport(loops, ofClient, Outcome.LIMITS, random)
                .dial((InetSocketAddress) listener.localAddress(), server.peerId(), dialled, DIAL_NANOS_MAX);
    }

    @Test
    void withGoodOnesBothKnowEachOther() throws Exception {
        meet(good(server), good(client));
        assertThat(dialled.awaitSecured().remoteKey()).isEqualTo(server.publicKey());
        assertThat(accepted.awaitSecured().remoteKey()).isEqualTo(client.publicKey());
    }

    @ParameterizedTest
    @EnumSource
    void theDiallerRefusesAListenersBadOne(TestCertificates bad) throws Exception {
        meet(bad.make(server), good(client));
        assertThat(dialled.awaitOver()).contains("certificate");
        assertThat(dialled.secured).isNotDone();
        assertThat(accepted.awaitOver()).isNotEmpty();
        assertThat(accepted.secured).isNotDone();
    }

    @ParameterizedTest
    @EnumSource
    void theListenerRefusesADiallersBadOne(TestCertificates bad) throws Exception {
        meet(good(server), bad.make(client));
        assertThat(accepted.awaitOver()).contains("certificate");
        assertThat(accepted.secured).isNotDone();
        // The dialler's side may have been done before the other side said no.
        assertThat(dialled.awaitOver()).isNotEmpty();
    }

    @Test
    void anotherPeerThanTheExpectedOneIsRefusedWithinTheHandshake() throws Exception {
        meet(good(PrivateKey.generate(random)), good(client));
        assertThat(dialled.awaitOver()).contains("not " + server.peerId());
        assertThat(accepted.awaitOver()).isNotEmpty();
        assertThat(accepted.secured).isNotDone();
    }
}

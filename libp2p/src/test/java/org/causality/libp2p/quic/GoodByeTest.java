package org.causality.libp2p.quic;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.kad.KadPeer;
import org.causality.libp2p.tls.OwnCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who closes is heard, however soon after the handshake. */
final class GoodByeTest {
    private static final long DIAL_NANOS_MAX = TestHosts.PATIENCE.toNanos();

    /** Many times what QUIC waits here before it repeats what is unanswered. */
    private static final long REPEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** A handshake's end, its repetitions and a good-bye are fewer by far. */
    private static final int DATAGRAMS_MAX = 40;

    private final SecureRandom random = new SecureRandom();
    private final PrivateKey server = PrivateKey.generate(random);
    private final EventLoopGroup servers = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoopGroup clients = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Outcome accepted = new Outcome();
    private final Outcome dialled = new Outcome();

    @AfterEach
    void close() {
        clients.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
        servers.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private QuicTransport transport(EventLoopGroup loops, PrivateKey identity) {
        return new QuicTransport(loops, OwnCertificate.of(identity, random, Instant.now()), Outcome.LIMITS, random);
    }

    private SocketAddress listener() throws InterruptedException {
        return transport(servers, server)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> accepted, () -> false)
                .localAddress();
    }

    private Channel dial(Relay relay) throws IOException, InterruptedException {
        return transport(clients, PrivateKey.generate(random))
                .dial(relay.address(), server.peerId(), dialled, DIAL_NANOS_MAX);
    }

    private static void awaitClosed(Channel socket) throws InterruptedException {
        assertThat(socket.closeFuture().await(TestHosts.PATIENCE.toMillis())).isTrue();
    }

    /** The listener reads the end of the handshake and the good-bye in one go. */
    @Test
    void aGoodByeThatComesTogetherWithTheEndOfTheHandshake() throws Exception {
        try (Relay relay = new Relay(listener())) {
            Channel socket = dial(relay);
            List<ByteBuffer> kept = shakeHands(relay);
            QuicLink link = dialled.awaitSecured();
            link.eventLoop().execute(() -> link.close("enough"));
            awaitClosed(socket);
            kept.addAll(relay.fromDialler());
            CountDownLatch busy = new CountDownLatch(1);
            servers.next().execute(() -> await(busy));
            relay.toListener(kept);
            busy.countDown();
            assertThat(accepted.awaitOver()).contains("peer closed");
            assertThat(accepted.secured).isDone();
        }
    }

    /** The dialler's loop was busy for so long that the end of its handshake is due once more just when it closes. */
    @Test
    void aGoodByeWhileTheEndOfTheHandshakeIsUnanswered() throws Exception {
        try (Relay relay = new Relay(listener())) {
            Channel socket = dial(relay);
            List<ByteBuffer> kept = shakeHands(relay);
            QuicLink link = dialled.awaitSecured();
            link.eventLoop().execute(() -> {
                LockSupport.parkNanos(REPEAT_NANOS);
                link.close("enough");
            });
            assertThat(dialled.awaitOver()).isEqualTo("enough");
            awaitClosed(socket);
            kept.addAll(relay.fromDialler());
            assertThat(kept).hasSizeLessThan(DATAGRAMS_MAX);
            relay.toListener(kept);
            assertThat(accepted.awaitOver()).contains("peer closed");
        }
    }

    /** Lets the dialler's side come to its end; what it sends once it was answered is kept. */
    private List<ByteBuffer> shakeHands(Relay relay) {
        List<ByteBuffer> kept = new ArrayList<>();
        AtomicBoolean answered = new AtomicBoolean();
        KadPeer.await(() -> {
            try {
                List<ByteBuffer> sent = relay.fromDialler();
                if (answered.get()) {
                    kept.addAll(sent);
                } else {
                    relay.toListener(sent);
                }
                if (relay.toDialler() > 0) {
                    answered.set(true);
                }
                return dialled.secured.isDone();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return kept;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.causality.libp2p.quic;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.causality.libp2p.host.TestHosts;
import org.causality.libp2p.identity.PrivateKey;
import org.causality.libp2p.tls.OwnCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A peer that wants no more of a stream of ours, answers and ends: the stream is forgotten, and its connection goes on. */
final class StoppedStreamTest {
    private static final int ANSWER_BYTES = 5;
    private static final int PIECE_BYTES = 1_000;

    private final SecureRandom random = new SecureRandom();
    private final PrivateKey server = PrivateKey.generate(random);
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final CompletableFuture<QuicStream> theirs = new CompletableFuture<>();
    private final CompletableFuture<String> over = new CompletableFuture<>();

    @AfterEach
    void close() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    private QuicTransport transport(PrivateKey identity) {
        return new QuicTransport(loops, OwnCertificate.of(identity, random, Instant.now()), Outcome.LIMITS, random);
    }

    private static <T> T await(CompletableFuture<T> event) throws Exception {
        return event.get(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void theStreamIsForgottenAndTheAnswerRead() throws Exception {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        InetSocketAddress listener = (InetSocketAddress)
                transport(server).listen(here, Listener::new, () -> false).localAddress();
        Outcome dialled = new Outcome();
        transport(PrivateKey.generate(random)).dial(listener, server.peerId(), dialled, TestHosts.PATIENCE.toNanos());
        QuicLink link = dialled.awaitSecured();
        Talker talker = new Talker();
        link.eventLoop().execute(() -> talker.begin(link));

        QuicStream other = await(theirs);
        await(talker.stopped);
        loops.next().execute(() -> {
            other.write(Unpooled.wrappedBuffer(new byte[ANSWER_BYTES]));
            other.finish();
        });

        assertThat(await(over)).isEqualTo("closed");
        assertThat(talker.heard).hasValue(ANSWER_BYTES);
        assertThat(link.streamCount()).isZero();
        assertThat(dialled.over).isNotDone();
    }

    /** Sends without end, for only who sends hears that it is not wanted. */
    private final class Talker implements QuicEvents.StreamEvents {
        private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        private @Nullable QuicStream stream;
        private final AtomicInteger heard = new AtomicInteger();

        private void begin(QuicLink link) {
            stream = link.open(this);
            sent(0);
        }

        private QuicStream stream() {
            if (stream == null) {
                throw new IllegalStateException("there is no room for a stream");
            }
            return stream;
        }

        @Override
        public void sent(int bytes) {
            if (!stopped.isDone()) {
                loops.next().execute(() -> stream().write(Unpooled.buffer().writeZero(PIECE_BYTES)));
            }
        }

        @Override
        public void data(ByteBuf bytes) {
            heard.addAndGet(bytes.readableBytes());
            stream().consumed(bytes.readableBytes());
        }

        @Override
        public void ended() {
            assertThat(stopped).isDone();
        }

        @Override
        public void stopped() {
            stopped.complete(true);
        }

        @Override
        public void aborted(String why) {
            over.complete("aborted: " + why);
        }

        @Override
        public void closed() {
            over.complete("closed");
        }
    }

    /** Wants nothing of what comes. */
    private final class Listener implements QuicUpgrade, QuicEvents, QuicEvents.StreamEvents {
        @Override
        public QuicEvents secured(QuicLink link) {
            return this;
        }

        @Override
        public void opened(QuicStream stream) {
            stream.tell(this);
            stream.stop();
            theirs.complete(stream);
        }

        @Override
        public void failed(String why) {
            over.complete("no handshake: " + why);
        }

        @Override
        public void started() {}

        @Override
        public void closed(String why) {}

        @Override
        public void data(ByteBuf bytes) {}

        @Override
        public void ended() {}

        @Override
        public void stopped() {}

        @Override
        public void aborted(String why) {}

        @Override
        public void sent(int bytes) {}

        @Override
        public void closed() {}
    }
}

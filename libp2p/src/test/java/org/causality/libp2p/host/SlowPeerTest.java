package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.causality.libp2p.kad.KadPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer that does not read costs its writer a bounded queue, and itself a bounded window. */
@ParameterizedClass
@EnumSource
final class SlowPeerTest {
    private static final HostLimits LIMITS = TestHosts.LIMITS;

    /** What a test waits for in vain; nothing else is hurried by it. */
    private static final Duration IN_VAIN = Duration.ofMillis(300);

    private final CompletableFuture<P2pStream> accepted = new CompletableFuture<>();
    private final TestHosts.Over over;
    private final Host writer;
    private final Host reader;
    private P2pStream stream = TestStreams.none();

    SlowPeerTest(TestHosts.Over over) {
        this.over = over;
        writer = TestHosts.start(over.named(1));
        reader = TestHosts.start(over.named(2));
    }

    @BeforeEach
    void open() throws IOException {
        reader.handle("/slow/1", accepted::complete);
        writer.dial(reader.dialAddresses().getFirst());
        stream = writer.newStream(reader.peerId(), "/slow/1");
    }

    @AfterEach
    void close() {
        writer.close();
        reader.close();
    }

    private long writeUntilRefused() {
        long written = 0;
        while (stream.write(new byte[10_000])) {
            written += 10_000;
            assertThat(stream.pendingBytes())
                    .isLessThanOrEqualTo(LIMITS.pendingBytes().streamMax());
        }
        return written;
    }

    @Test
    void writingIsRefusedAtTheLimitAndTheStreamLives() throws Exception {
        long written = writeUntilRefused();
        assertThat(stream.isWritable()).isFalse();
        assertThat(stream.connection().gauges().pendingBytes())
                .isLessThanOrEqualTo(LIMITS.pendingBytes().connectionMax());
        assertThat(stream.connection().gauges().streamPendingPeak())
                .isPositive()
                .isLessThanOrEqualTo(LIMITS.pendingBytes().streamMax());

        AtomicLong read = new AtomicLong();
        CountDownLatch all = new CountDownLatch(1);
        accepted.get().onBytes(new TestStreams.Reader() {
            @Override
            public void bytes(ByteBuf bytes) {
                if (read.addAndGet(bytes.readableBytes()) == written) {
                    all.countDown();
                }
            }
        });
        assertThat(all.await(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theReadersSideHoldsNoMoreThanTheWindow() throws Exception {
        writeUntilRefused();
        P2pStream inbound = accepted.get();
        KadPeer.await(() -> inbound.connection().gauges().streamUnreadPeak() > 0);
        reader.ping(writer.peerId());
        assertThat(inbound.connection().gauges().unreadBytes())
                .isLessThanOrEqualTo(
                        reader.connections().size() * (long) LIMITS.yamux().receiveWindowBytes());
        assertThat(inbound.connection().gauges().streamUnreadPeak())
                .isPositive()
                .isLessThanOrEqualTo(LIMITS.yamux().receiveWindowBytes());
    }

    @Test
    void writableIsToldAgainOnceThePeerReads() throws Exception {
        Semaphore told = new Semaphore(0);
        stream.onWritable(told::release);
        writeUntilRefused();
        accepted.get().onBytes(new TestStreams.Reader());
        awaitWritable(told);
    }

    @Test
    void writableIsToldToWhoAsksOnlyWhenItIsFull() throws Exception {
        writeUntilRefused();
        accepted.get().onBytes(new TestStreams.Reader());
        Semaphore told = new Semaphore(0);
        stream.onWritable(told::release);
        awaitWritable(told);
    }

    /** The first tellings may have come while the queue was still being filled. */
    private void awaitWritable(Semaphore told) throws InterruptedException {
        while (!stream.isWritable()) {
            assertThat(told.tryAcquire(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
        assertThat(stream.pendingBytes()).isLessThan(LIMITS.pendingBytes().streamHigh());
    }

    /** A stream whose single reads and writes wait for little. */
    private BlockingStream impatient(Host host) throws IOException {
        host.dial(reader.dialAddresses().getFirst());
        return host.newStream(reader.peerId(), "/slow/1").blocking();
    }

    private HostBuilder impatient() {
        return over.named(3).limits(LIMITS.with(LIMITS.timeouts().withProgress(IN_VAIN)));
    }

    @Test
    void aBlockingWriterGivesUpAfterItsWait() throws IOException {
        try (Host host = TestHosts.start(impatient());
                BlockingStream blocking = impatient(host)) {
            assertThatThrownBy(() -> blocking.write(new byte[8 * 1024 * 1024]))
                    .isInstanceOf(InterruptedIOException.class);
            assertThat(blocking.stream().write(new byte[1])).isFalse();
        }
    }

    @Test
    void aBlockingReaderGivesUpAfterItsWait() throws IOException {
        try (Host host = TestHosts.start(impatient());
                BlockingStream blocking = impatient(host)) {
            assertThatThrownBy(() -> blocking.readExactly(1)).isInstanceOf(InterruptedIOException.class);
        }
    }

    @Test
    void otherStreamsOfTheConnectionGoOn() throws IOException {
        writeUntilRefused();
        assertThat(writer.ping(reader.peerId())).isPositive();
    }

    @Test
    void aPausedReaderGetsEverythingInOrderAfterwards() throws Exception {
        P2pStream inbound = accepted.get();
        AtomicLong at = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(1);
        inbound.onBytes(new TestStreams.Reader() {
            @Override
            public void bytes(ByteBuf bytes) {
                byte[] part = new byte[bytes.readableBytes()];
                bytes.readBytes(part);
                assertThat(part).isEqualTo(Pattern.at(at.getAndAdd(part.length), part.length));
                inbound.pauseReads();
                inbound.connection().executor().execute(inbound::resumeReads);
            }

            @Override
            public void ended() {
                ended.countDown();
            }
        });
        for (int i = 0; i < 100; i++) {
            assertThat(stream.write(Pattern.at(i * 10_000L, 10_000))).isTrue();
        }
        stream.closeWrite();
        assertThat(ended.await(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(at).hasValue(1_000_000);
    }
}

package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that does not read costs its writer a bounded queue, and itself a bounded window. */
final class SlowPeerTest {
    private static final HostLimits LIMITS = HostLimits.defaults().withTimeouts(Duration.ofMillis(700));

    private final CompletableFuture<P2pStream> accepted = new CompletableFuture<>();
    private final Host writer = TestHosts.start(TestHosts.named(1).limits(LIMITS));
    private final Host reader = TestHosts.start(TestHosts.named(2));
    private P2pStream stream = TestStreams.none();

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
            assertThat(stream.pendingBytes()).isLessThanOrEqualTo(LIMITS.streamPendingBytesMax());
        }
        return written;
    }

    @Test
    void writingIsRefusedAtTheLimitAndTheStreamLives() throws Exception {
        long written = writeUntilRefused();
        assertThat(stream.isWritable()).isFalse();
        assertThat(stream.connection().gauges().pendingBytes()).isLessThanOrEqualTo(LIMITS.connectionPendingBytesMax());
        assertThat(stream.connection().gauges().streamPendingPeak())
                .isPositive()
                .isLessThanOrEqualTo(LIMITS.streamPendingBytesMax());

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
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theReadersSideHoldsNoMoreThanTheWindow() throws Exception {
        writeUntilRefused();
        P2pStream inbound = accepted.get();
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
        CountDownLatch ready = new CountDownLatch(1);
        stream.onWritable(ready::countDown);
        writeUntilRefused();
        accepted.get().onBytes(new TestStreams.Reader());
        assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stream.isWritable()).isTrue();
    }

    @Test
    void aBlockingWriterGivesUpAfterItsWait() {
        BlockingStream blocking = stream.blocking();
        assertThatThrownBy(() -> blocking.write(new byte[8 * 1024 * 1024])).isInstanceOf(InterruptedIOException.class);
        assertThat(stream.write(new byte[1])).isFalse();
    }

    @Test
    void aBlockingReaderGivesUpAfterItsWait() {
        BlockingStream blocking = stream.blocking();
        assertThatThrownBy(() -> blocking.readExactly(1)).isInstanceOf(InterruptedIOException.class);
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
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(at).hasValue(1_000_000);
    }
}

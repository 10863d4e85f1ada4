package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What waits on a stream: when its writer pauses, and that it never pauses for good. */
final class BacklogTest {
    private static final int HIGH = 100;
    private static final int ROUNDS = 20_000;

    private final Backlog backlog = new Backlog(new HostLimits.PendingBytes(1_000, HIGH, 10_000));

    @Test
    void itIsFullFromTheMarkOn() {
        assertThat(backlog.take(HIGH - 1)).isTrue();
        assertThat(backlog.isFull()).isFalse();
        assertThat(backlog.take(1)).isTrue();
        assertThat(backlog.isFull()).isTrue();
        assertThat(backlog.bytes()).isEqualTo(HIGH);
    }

    @Test
    void whoeverSettlesDownToHalfTheMarkIsToldOnce() {
        backlog.add(2 * HIGH);
        assertThat(backlog.settle(HIGH)).isFalse();
        assertThat(backlog.settle(HIGH / 2 - 1)).isFalse();
        assertThat(backlog.isFull()).isTrue();
        assertThat(backlog.settle(1)).isTrue();
        assertThat(backlog.isFull()).isFalse();
        assertThat(backlog.settle(HIGH / 2)).isFalse();
    }

    @Test
    void whatIsTooMuchIsNotCounted() {
        assertThat(backlog.take(1_000)).isTrue();
        assertThat(backlog.take(1)).isFalse();
        assertThat(backlog.bytes()).isEqualTo(1_000);
        assertThat(backlog.settle(1_000)).isTrue();
        assertThat(backlog.bytes()).isZero();
    }

    /** The writer passes the mark while the other settles, again and again: it is full exactly until somebody is told. */
    @Test
    void aWriterAndWhoSettlesNeverMissEachOther() throws InterruptedException {
        Semaphore written = new Semaphore(0);
        Semaphore told = new Semaphore(0);
        Thread settler = Thread.ofPlatform().daemon().start(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                written.acquireUninterruptibly();
                if (backlog.settle(HIGH / 2)) {
                    told.release();
                }
            }
        });
        for (int i = 0; i < ROUNDS; i++) {
            while (backlog.isFull()) {
                assertThat(told.tryAcquire(TestHosts.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            }
            assertThat(backlog.take(HIGH / 2)).isTrue();
            written.release();
        }
        settler.join();
        assertThat(backlog.bytes()).isZero();
        assertThat(backlog.isFull()).isFalse();
    }
}

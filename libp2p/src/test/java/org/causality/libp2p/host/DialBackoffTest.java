package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.causality.libp2p.multiformats.Multiaddr;
import org.junit.jupiter.api.Test;

/** An address that cannot be dialled is left alone, longer each time. */
final class DialBackoffTest {
    private static final Multiaddr HERE = Multiaddr.tcp("127.0.0.1", 4_001);

    private final DialBackoff backoff = new DialBackoff();

    private static long seconds(long count) {
        return TimeUnit.SECONDS.toNanos(count);
    }

    @Test
    void whatNeverFailedMayBeDialled() {
        assertThat(backoff.mayDial(HERE, 0)).isTrue();
    }

    @Test
    void thePauseDoublesUpToALimit() {
        long now = 0;
        for (int pause : new int[] {5, 10, 20, 40, 80, 160, 320, 320}) {
            backoff.failed(HERE, now);
            assertThat(backoff.mayDial(HERE, now + seconds(pause) - 1)).isFalse();
            now += seconds(pause);
            assertThat(backoff.mayDial(HERE, now)).isTrue();
        }
    }

    @Test
    void aSuccessForgetsTheFailures() {
        backoff.failed(HERE, 0);
        backoff.failed(HERE, 0);
        backoff.succeeded(HERE);
        assertThat(backoff.mayDial(HERE, 0)).isTrue();
        backoff.failed(HERE, 0);
        assertThat(backoff.mayDial(HERE, seconds(5))).isTrue();
    }

    @Test
    void theOneThatFailedLongestAgoMakesRoom() {
        for (int port = 1; port <= DialBackoff.ADDRESSES_MAX; port++) {
            backoff.failed(Multiaddr.tcp("127.0.0.1", port), 0);
        }
        backoff.failed(Multiaddr.tcp("127.0.0.1", 1), 0);
        backoff.failed(HERE, 0);
        assertThat(backoff.size()).isEqualTo(DialBackoff.ADDRESSES_MAX);
        assertThat(backoff.mayDial(Multiaddr.tcp("127.0.0.1", 2), 0)).isTrue();
        assertThat(backoff.mayDial(Multiaddr.tcp("127.0.0.1", 1), 0)).isFalse();
    }
}

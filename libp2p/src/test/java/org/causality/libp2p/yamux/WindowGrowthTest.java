package org.causality.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.libp2p.yamux.YamuxPair.Recorded;
import org.junit.jupiter.api.Test;

/** A window that holds the peer back doubles, as far as the limits go, and no other. */
final class WindowGrowthTest {
    private static final int WINDOW = YamuxLimits.INITIAL_WINDOW_BYTES;
    private static final long ROUND_TRIP_NANOS = 50_000_000;

    private final YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
    private final Recorded ours = pair.client.open();

    @Test
    void usedUpWithinARoundTripItDoubles() {
        pair.server.session.roundTrip(ROUND_TRIP_NANOS);
        useUp(1, ROUND_TRIP_NANOS);

        assertThat(window()).isEqualTo(2 * WINDOW);
    }

    @Test
    void aSlowWriterNeedsNoLargerOne() {
        pair.server.session.roundTrip(ROUND_TRIP_NANOS);
        useUp(5, 3 * ROUND_TRIP_NANOS);

        assertThat(window()).isEqualTo(WINDOW);
    }

    @Test
    void nothingGrowsBeforeARoundTripWasMeasured() {
        useUp(5, 1);

        assertThat(window()).isEqualTo(WINDOW);
        assertThat(pair.server.events).containsExactly("measure");
    }

    @Test
    void allWindowsTogetherGrowNoFurtherThanTheLimit() {
        pair.server.session.roundTrip(ROUND_TRIP_NANOS);
        useUp(7, 1);

        assertThat(window()).isEqualTo(8 * 1024 * 1024);
    }

    /** Writes windows full, each after the time. */
    private void useUp(int times, long nanos) {
        pair.run();
        for (int i = 0; i < times; i++) {
            pair.nowNanos += nanos;
            ours.write((int) ours.stream().sendWindow);
            pair.run();
        }
    }

    private int window() {
        return pair.server.accepted.getFirst().stream().windowBytes;
    }
}

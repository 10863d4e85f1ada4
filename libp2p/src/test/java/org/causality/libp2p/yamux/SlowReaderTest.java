package org.causality.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import org.causality.libp2p.yamux.YamuxPair.Recorded;
import org.junit.jupiter.api.Test;

/** A reader that does not read holds its writer back by the window, and nobody else. */
final class SlowReaderTest {
    private static final int WINDOW = YamuxLimits.INITIAL_WINDOW_BYTES;

    @Test
    void noMoreThanTheWindowIsSent() {
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
        pair.server.eager = false;
        Recorded ours = pair.client.open();
        ours.write(3 * WINDOW);
        pair.run();
        assertThat(ours.sent).isEqualTo(WINDOW);
        assertThat(pair.server.session.unreadBytes()).isEqualTo(WINDOW);
    }

    @Test
    void readingLetsTheRestCome() {
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
        pair.server.eager = false;
        Recorded ours = pair.client.open();
        ours.write(3 * WINDOW);
        pair.run();
        Recorded theirs = pair.server.accepted.getFirst();
        theirs.stream().consumed(WINDOW);
        pair.run();
        assertThat(ours.sent).isEqualTo(2L * WINDOW);
    }

    @Test
    void otherStreamsAreNotHeldBack() {
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
        pair.server.eager = false;
        pair.client.open().write(3 * WINDOW);
        pair.run();
        pair.server.eager = true;
        Recorded other = pair.client.open();
        other.write(3 * WINDOW);
        pair.run();
        assertThat(other.sent).isEqualTo(3L * WINDOW);
    }

    @Test
    void aLargerWindowIsGrantedWithTheFirstFrame() {
        YamuxLimits wide = YamuxLimits.defaults().withReceiveWindowBytes(4 * WINDOW);
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults(), wide, Integer.MAX_VALUE);
        pair.server.eager = false;
        Recorded ours = pair.client.open();
        ours.write(8 * WINDOW);
        pair.run();
        assertThat(ours.sent).isEqualTo(4L * WINDOW);
    }

    @Test
    void tooMuchUnreadOverAllStreamsResetsTheOneThatPassesTheLimit() {
        YamuxLimits limits = new YamuxLimits(100, 100, 100, WINDOW, 0, 2 * WINDOW, 100);
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults(), limits, Integer.MAX_VALUE);
        pair.server.eager = false;
        Recorded one = pair.client.open();
        Recorded two = pair.client.open();
        Recorded three = pair.client.open();
        for (Recorded each : new Recorded[] {one, two, three}) {
            each.write(WINDOW);
            pair.run();
        }
        assertThat(one.events).isEmpty();
        assertThat(two.events).isEmpty();
        assertThat(three.events).containsExactly("aborted");
        assertThat(pair.server.session.unreadBytes()).isLessThanOrEqualTo(2L * WINDOW);
    }
}

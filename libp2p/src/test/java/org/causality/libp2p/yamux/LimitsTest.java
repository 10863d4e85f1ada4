package org.causality.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.causality.libp2p.yamux.YamuxPair.Recorded;
import org.junit.jupiter.api.Test;

/** Numbers of streams and of answers have their limits, and the session its end. */
final class LimitsTest {
    @Test
    void aStreamAboveTheInboundLimitIsReset() {
        YamuxPair pair = new YamuxPair(
                YamuxLimits.defaults(), YamuxLimits.defaults().withInboundStreamsMax(2), Integer.MAX_VALUE);
        Recorded one = pair.client.open();
        pair.client.open();
        Recorded three = pair.client.open();
        three.write(10);
        pair.run();
        assertThat(three.events).containsExactly("aborted");
        assertThat(pair.server.accepted).hasSize(2);
        one.stream().reset();
        pair.client.open();
        pair.run();
        assertThat(pair.server.accepted).hasSize(3);
    }

    @Test
    void unacknowledgedStreamsHaveALimit() {
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
        for (int i = 0; i < 256; i++) {
            assertThat(pair.client.tryOpen()).isNotNull();
        }
        assertThat(pair.client.tryOpen()).isNull();
        pair.run();
        assertThat(pair.client.tryOpen()).isNotNull();
    }

    @Test
    void aThousandStreamsAtOnceAreServed() {
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
        for (int i = 0; i < 1_000; i++) {
            Recorded ours = pair.client.open();
            ours.write(100);
            ours.stream().finish();
            if (i % 200 == 0) {
                pair.run();
            }
        }
        pair.run();
        assertThat(pair.server.accepted).hasSize(1_000).allMatch(stream -> stream.bytes.size() == 100);
    }

    @Test
    void pingsAreAnswered() {
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
        pair.client.session.ping(42);
        pair.run();
        assertThat(pair.client.events).containsExactly("pong 42");
    }

    @Test
    void aFloodOfPingsEndsTheSession() {
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
        ByteBuf flood = Unpooled.buffer();
        for (int i = 0; i <= YamuxLimits.defaults().controlFramesMax(); i++) {
            flood.writeByte(0).writeByte(2).writeShort(1).writeInt(0).writeInt(i);
        }
        pair.server.session.receive(flood);
        assertThat(pair.server.events).containsExactly("failed");
        assertThat(pair.server.session.outputBytesEstimate()).isLessThan(100);
    }

    @Test
    void afterGoingAwayOpenStreamsLiveAndNoneIsOpened() {
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
        Recorded ours = pair.client.open();
        pair.run();
        pair.server.session.goAway(GoAway.NORMAL);
        pair.run();
        assertThat(pair.client.events).containsExactly("gone NORMAL");
        assertThat(pair.client.tryOpen()).isNull();
        ours.write(10);
        pair.run();
        assertThat(pair.server.accepted.getFirst().bytes.size()).isEqualTo(10);
    }

    @Test
    void closingAbortsWhatIsOpen() {
        YamuxPair pair = new YamuxPair(YamuxLimits.defaults());
        Recorded ours = pair.client.open();
        ours.write(10);
        pair.client.session.close("over");
        assertThat(ours.events).containsExactly("aborted");
        assertThat(pair.client.session.hasOutput()).isFalse();
    }
}

package org.causality.libp2p.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.causality.libp2p.yamux.YamuxPair.Recorded;
import org.junit.jupiter.api.Test;

/** Streams open, talk, half-close and go. */
final class StreamsTest {
    private final YamuxPair pair = new YamuxPair(YamuxLimits.defaults());

    @Test
    void numbersAreOddForTheDiallerAndEvenForTheOther() {
        assertThat(pair.client.open().stream().id()).isEqualTo(1);
        assertThat(pair.client.open().stream().id()).isEqualTo(3);
        assertThat(pair.server.open().stream().id()).isEqualTo(2);
    }

    @Test
    void theOtherSideHearsOfAStreamBeforeAnyData() {
        pair.client.open();
        pair.run();
        assertThat(pair.server.accepted).hasSize(1);
    }

    @Test
    void oneSideEndsAndTheOtherGoesOn() {
        Recorded ours = pair.client.open();
        ours.write(10);
        ours.stream().finish();
        pair.run();
        Recorded theirs = pair.server.accepted.getFirst();
        assertThat(theirs.bytes.size()).isEqualTo(10);
        assertThat(theirs.events).containsExactly("ended");
        theirs.write(20);
        theirs.stream().finish();
        pair.run();
        assertThat(ours.bytes.size()).isEqualTo(20);
        assertThat(ours.events).containsExactly("ended", "closed");
        assertThat(theirs.events).containsExactly("ended", "closed");
        assertThat(pair.client.session.streamCount()).isZero();
        assertThat(pair.server.session.streamCount()).isZero();
    }

    @Test
    void aResetEndsBothSidesAtOnce() {
        Recorded ours = pair.client.open();
        pair.run();
        ours.write(10);
        ours.stream().reset();
        pair.run();
        assertThat(ours.events).containsExactly("aborted");
        assertThat(pair.server.accepted.getFirst().events).containsExactly("aborted");
        assertThat(pair.server.accepted.getFirst().bytes.size()).isZero();
    }

    @Test
    void aStreamResetBeforeItWasAnnouncedIsNeverHeardOf() {
        pair.client.open().stream().reset();
        pair.run();
        assertThat(pair.server.accepted).isEmpty();
    }

    @Test
    void writingAfterTheEndIsRefused() {
        Recorded ours = pair.client.open();
        ours.stream().finish();
        assertThat(ours.stream().write(io.netty.buffer.Unpooled.wrappedBuffer(new byte[1])))
                .isFalse();
    }

    @Property(tries = 100)
    void bytesArriveWholeHoweverTheWireCutsThem(
            @ForAll @IntRange(min = 1, max = 100) int slice, @ForAll @IntRange(min = 0, max = 600_000) int count) {
        YamuxPair cut = new YamuxPair(YamuxLimits.defaults(), YamuxLimits.defaults(), slice * slice);
        Recorded ours = cut.client.open();
        ours.write(count);
        ours.stream().finish();
        cut.run();
        assertThat(cut.server.accepted.getFirst().bytes.size()).isEqualTo(count);
        assertThat(cut.server.accepted.getFirst().events).containsExactly("ended");
        assertThat(ours.sent).isEqualTo(count);
    }

    @Test
    void streamsTakeTurns() {
        Recorded first = pair.client.open();
        Recorded second = pair.client.open();
        first.write(200_000);
        second.write(10);
        var wire = io.netty.buffer.Unpooled.buffer();
        pair.client.session.pull(wire, 65_519, 1);
        pair.client.session.pull(wire, 65_519, 1);
        assertThat(second.sent).isEqualTo(10);
        assertThat(first.sent).isLessThan(200_000);
    }
}

package org.causality.libp2p.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.libp2p.host.KeepAlive.Step.ASK;
import static org.causality.libp2p.host.KeepAlive.Step.DROP;
import static org.causality.libp2p.host.KeepAlive.Step.REST;

import org.junit.jupiter.api.Test;

/** A peer is dropped only after it was asked and said nothing; looked at every ten nanoseconds here. */
final class KeepAliveTest {
    private final KeepAlive peer = new KeepAlive(10);

    @Test
    void whoSaysSomethingIsLeftAlone() {
        assertThat(peer.next(10, 5)).isEqualTo(REST);
        assertThat(peer.next(20, 15)).isEqualTo(REST);
    }

    @Test
    void whoFallsSilentIsAskedAndDropped() {
        assertThat(peer.next(10, 0)).isEqualTo(ASK);
        assertThat(peer.next(20, 0)).isEqualTo(DROP);
        assertThat(peer.unansweredNanos(20)).isEqualTo(10);
    }

    @Test
    void whoAnswersEachTimeIsKept() {
        for (long now = 10; now < 1_000; now += 10) {
            assertThat(peer.next(now, now - 10)).isEqualTo(ASK);
        }
    }

    @Test
    void whoAnsweredLongAgoIsAskedAgainFirst() {
        assertThat(peer.next(10, 0)).isEqualTo(ASK);
        assertThat(peer.next(500, 11)).isEqualTo(ASK);
        assertThat(peer.next(510, 11)).isEqualTo(DROP);
    }

    @Test
    void whoWasAskedLongAgoAndSpokeSinceIsNotDropped() {
        assertThat(peer.next(10, 0)).isEqualTo(ASK);
        assertThat(peer.next(20, 15)).isEqualTo(REST);
        assertThat(peer.next(30, 15)).isEqualTo(ASK);
    }
}

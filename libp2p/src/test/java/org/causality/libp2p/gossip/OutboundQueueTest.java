package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.rpc.Bytes;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {
    private final OutboundQueue queue =
            new OutboundQueue(ServiceLimits.defaults().withQueues(2, 10, 100));

    @Test
    void controlLeavesFirstThenUrgentThenNormal() {
        queue.offer(Lane.NORMAL, frame(1));
        queue.offer(Lane.URGENT, frame(2));
        queue.offer(Lane.CONTROL, frame(3));

        assertThat(lengths(queue.poll(100))).containsExactly(3, 2, 1);
    }

    @Test
    void normalIsNotPassedForEver() {
        queue.offer(Lane.NORMAL, frame(1));
        Stream.generate(() -> frame(2)).limit(6).forEach(frame -> queue.offer(Lane.URGENT, frame));

        assertThat(lengths(queue.poll(100))).containsExactly(2, 2, 2, 2, 1, 2, 2);
    }

    @Test
    void aFullLaneTakesNoMoreAndTheOthersStillDo() {
        assertThat(queue.offer(Lane.CONTROL, frame(1))).isTrue();
        assertThat(queue.offer(Lane.CONTROL, frame(1))).isTrue();
        assertThat(queue.offer(Lane.CONTROL, frame(1))).isFalse();
        assertThat(queue.offer(Lane.NORMAL, frame(90))).isTrue();
        assertThat(queue.offer(Lane.NORMAL, frame(11))).isFalse();
        assertThat(queue.offer(Lane.URGENT, frame(11))).isTrue();
        assertThat(queue.frames()).isEqualTo(4);
        assertThat(queue.bytes()).isEqualTo(103);
    }

    @Test
    void aBatchHoldsWhatFitsAndAtLeastOne() {
        queue.offer(Lane.NORMAL, frame(60));
        queue.offer(Lane.NORMAL, frame(30));

        assertThat(lengths(queue.poll(20))).containsExactly(60);
        assertThat(lengths(queue.poll(30))).containsExactly(30);
        assertThat(queue.poll(30)).isEmpty();
        assertThat(queue.bytes()).isZero();
    }

    private static List<Integer> lengths(List<OutboundFrame> frames) {
        return frames.stream().map(OutboundFrame::length).toList();
    }

    private static OutboundFrame frame(int length) {
        return OutboundFrame.of(List.of(Bytes.wrap(new byte[length])));
    }
}

package org.causality.libp2p.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.rpc.MessageId;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {
    private static final ServiceLimits LIMITS = ServiceLimits.defaults().withQueues(2, 10, 100);

    private final OutboundQueue queue = new OutboundQueue(LIMITS);

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

    @Test
    void announcementsLeaveLastButNotNever() {
        queue.offer(Lane.GOSSIP, frame(9));
        queue.offer(Lane.URGENT, frame(2));
        assertThat(lengths(queue.poll(100))).containsExactly(2, 9);

        queue.offer(Lane.GOSSIP, frame(9));
        for (int i = 0; i < 16; i++) {
            queue.offer(Lane.URGENT, frame(2));
            assertThat(lengths(queue.poll(1))).containsExactly(2);
        }
        queue.offer(Lane.URGENT, frame(2));
        assertThat(lengths(queue.poll(1))).containsExactly(9);
    }

    @Test
    void whatThePeerDoesNotWantIsTakenOut() {
        queue.offer(Lane.NORMAL, message("a", 10));
        queue.offer(Lane.NORMAL, message("b", 20));
        queue.offer(Lane.URGENT, message("c", 30));

        assertThat(queue.drop(List.of(id("a"), id("c"), id("unknown")))).isEqualTo(2);
        assertThat(queue.bytes()).isEqualTo(20);
        assertThat(queue.drop(List.of(id("a")))).isZero();
        assertThat(lengths(queue.poll(100))).containsExactly(20);
        assertThat(queue.drop(List.of(id("b")))).isZero();
    }

    /** One thing that happens to a queue. */
    record Step(Lane lane, int name, boolean in, boolean out) {}

    @Property(tries = 300)
    void noLaneGoesAboveItsBounds(@ForAll("steps") List<Step> steps) {
        for (Step step : steps) {
            if (step.in) {
                queue.offer(step.lane, message("m" + step.name, 1 + step.name));
            } else if (step.out) {
                queue.poll(1);
            } else {
                queue.drop(List.of(id("m" + step.name)));
            }
            for (Lane lane : Lane.values()) {
                assertThat(queue.gauges(lane).frames()).isBetween(0, LIMITS.framesMax(lane));
                assertThat(queue.gauges(lane).bytes()).isBetween(0L, (long) LIMITS.queueBytesMax());
            }
        }
        int frames = queue.frames();
        assertThat(queue.poll(Integer.MAX_VALUE)).hasSize(frames);
        assertThat(queue.bytes()).isZero();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Boolean> yes = Arbitraries.of(true, false);
        return Combinators.combine(
                        Arbitraries.of(Lane.class), Arbitraries.integers().between(0, 20), yes, yes)
                .as(Step::new)
                .list()
                .ofMaxSize(200);
    }

    private static List<Integer> lengths(List<OutboundFrame> frames) {
        return frames.stream().map(OutboundFrame::length).toList();
    }

    private static OutboundFrame frame(int length) {
        return new OutboundFrame(new byte[length], null);
    }

    private static OutboundFrame message(String name, int length) {
        return new OutboundFrame(new byte[length], id(name));
    }

    private static MessageId id(String name) {
        return MessageId.of(name.getBytes(StandardCharsets.UTF_8));
    }
}

package org.causality.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.causality.gateway.TestNetwork;
import org.causality.model.message.MessageId;
import org.junit.jupiter.api.Test;

class HeadsAreComparedTest {

    private static final long HELLO_MILLIS = 5_000;
    private static final long ENOUGH = HealthLimits.DEFAULT.divergedMillis() / HELLO_MILLIS + 2;

    private final HealthBench bench = new HealthBench();

    private MessageId id() {
        return new MessageId(TestNetwork.bytes32(bench.random));
    }

    /** One HELLO of the second operator with one new head. */
    private List<MessageId> hello() {
        bench.now += HELLO_MILLIS;
        return bench.book.named(bench.key(1), List.of(id()), bench.now);
    }

    @Test
    void headsThatAreAlwaysAMomentAheadAreNoDivergence() {
        bench.allSpeak();
        for (int i = 0; i < 2 * ENOUGH; i++) {
            List<MessageId> open = hello();
            // What was new at this HELLO is known at the next; what came with it is not known yet.
            bench.book.unknown(bench.key(1), i % 2 == 0 ? open : List.of());
        }
        assertThat(bench.reasons(1)).isEmpty();
    }

    @Test
    void aHeadThatStaysUnknownIsOne() {
        bench.allSpeak();
        for (int i = 0; i < ENOUGH; i++) {
            bench.book.unknown(bench.key(1), hello());
        }
        assertThat(bench.reasons(1)).containsExactly(HealthReason.DIVERGED_HEADS);
        assertThat(bench.view().grade()).isEqualTo(Grade.WRONG);
    }

    @Test
    void itIsOverWhenTheHeadCame() {
        bench.allSpeak();
        for (int i = 0; i < ENOUGH; i++) {
            bench.book.unknown(bench.key(1), hello());
        }
        bench.book.unknown(bench.key(1), List.of());
        assertThat(bench.reasons(1)).isEmpty();
    }

    @Test
    void ofWhomTheLinkIsGoneNothingIsSaidAndALinkBeginsAnew() {
        bench.allSpeak();
        for (int i = 0; i < ENOUGH; i++) {
            bench.book.unknown(bench.key(1), hello());
        }
        bench.now += HeadsWatch.LINK_SILENCE_MILLIS + 1;
        assertThat(bench.reasons(1)).isEmpty();
        bench.book.unknown(bench.key(1), hello());
        assertThat(bench.reasons(1)).isEmpty();
    }
}

package org.causality.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.causality.gateway.event.TickRule.NOT_NOW;
import static org.causality.gateway.event.TickRule.QUIET_MILLIS;
import static org.causality.gateway.event.TickRule.RETRY_MILLIS_MAX;
import static org.causality.gateway.event.TickRule.RETRY_MILLIS_MIN;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is delivered for a while, and our own services have something to tell. */
class QuietNetworkTest {

    private final TickRule rule = new TickRule();

    @Test
    void nothingToTellAsksForNothing() {
        assertThat(rule.look(false, 7, 0)).isEqualTo(NOT_NOW);
        assertThat(rule.quietMillis(0, 500)).isEqualTo(500);
    }

    @Test
    void aTickIsAskedForAfterAShortQuiet() {
        assertThat(rule.look(true, 7, 1_000)).isEqualTo(NOT_NOW);
        assertThat(rule.quietMillis(1_000, 500)).isEqualTo(QUIET_MILLIS);
        assertThat(rule.look(true, 7, 1_000 + QUIET_MILLIS - 1)).isEqualTo(NOT_NOW);
        assertThat(rule.look(true, 7, 1_000 + QUIET_MILLIS)).isEqualTo(7);
        assertThat(rule.look(true, 7, 1_000 + QUIET_MILLIS + 1)).isEqualTo(NOT_NOW);
    }

    @Test
    void whatIsNotHeardIsAskedAgainEverMoreSeldomly() {
        List<Long> askedMillis = new ArrayList<>();
        for (long now = 0; now < 30_000; now += 10) {
            if (rule.look(true, 7, now) == 7) {
                askedMillis.add(now);
            }
        }
        assertThat(askedMillis)
                .startsWith(QUIET_MILLIS, QUIET_MILLIS + RETRY_MILLIS_MIN, QUIET_MILLIS + 3 * RETRY_MILLIS_MIN)
                .hasSizeLessThan(12);
        long last = askedMillis.getLast();
        assertThat(last - askedMillis.get(askedMillis.size() - 2)).isEqualTo(RETRY_MILLIS_MAX);
    }

    @Test
    void aDeliveryBeginsTheWaitAnew() {
        rule.look(true, 7, 0);
        assertThat(rule.look(true, 8, QUIET_MILLIS)).isEqualTo(NOT_NOW);
        assertThat(rule.look(true, 8, 2 * QUIET_MILLIS)).isEqualTo(8);
    }

    @Test
    void whatWasReleasedMeanwhileNeedsNoTick() {
        rule.look(true, 7, 0);
        rule.look(false, 7, QUIET_MILLIS / 2);
        assertThat(rule.look(true, 7, QUIET_MILLIS)).isEqualTo(NOT_NOW);
        assertThat(rule.look(true, 7, 2 * QUIET_MILLIS)).isEqualTo(7);
    }
}

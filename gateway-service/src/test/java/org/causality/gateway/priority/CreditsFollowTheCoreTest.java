package org.causality.gateway.priority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreditsFollowTheCoreTest {

    private static final long LOOK_MICROS = 250_000;
    private final CoreCredits credits = new CoreCredits(256, 8_192);
    private long written;
    private long committed;
    private long now;

    /** Fills the window, lets the core work for the time between two looks, and looks. */
    private void look(int perSecond) {
        while (credits.isOpen()) {
            credits.handed();
            credits.written(written++);
        }
        now += LOOK_MICROS;
        committed = Math.min(written, committed + perSecond * LOOK_MICROS / 1_000_000);
        credits.committed(committed, now);
    }

    @Test
    void aCoreThatCommitsNothingGetsNoMoreThanTheFloor() {
        for (int i = 0; i < 20; i++) {
            look(0);
        }
        assertThat(credits.inFlight()).isEqualTo(256);
        assertThat(credits.isOpen()).isFalse();
    }

    @Test
    void aQuickCoreIsSoonGivenWhatItGetsThrough() {
        for (int i = 0; i < 40; i++) {
            look(5_000);
        }
        long before = committed;
        look(5_000);
        assertThat(committed - before).isEqualTo(5_000 / 4);
        assertThat(credits.window()).isBetween(1_250, 2_500);
    }

    @Test
    void aCoreThatBecomesSlowIsGivenLessAgain() {
        for (int i = 0; i < 40; i++) {
            look(5_000);
        }
        for (int i = 0; i < 40; i++) {
            look(400);
        }
        assertThat(credits.window()).isEqualTo(256);
        assertThat(credits.inFlight()).isLessThanOrEqualTo(256);
    }

    @Test
    void whatIsLostGivesItsCreditBack() {
        for (int i = 0; i < 256; i++) {
            credits.handed();
        }
        assertThat(credits.isOpen()).isFalse();
        credits.lost();
        assertThat(credits.isOpen()).isTrue();
    }
}

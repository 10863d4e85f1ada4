package org.causality.gateway.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadIsPublishedTest {

    private final LoadMeter meter = new LoadMeter();
    private long now;

    private LoadLevel steady(double percent) {
        LoadLevel level = meter.level();
        for (int i = 0; i < 100; i++) {
            now += 5_000;
            level = meter.observe(percent, now);
        }
        return level;
    }

    @Test
    void eachLevelIsReached() {
        assertThat(steady(5)).isEqualTo(LoadLevel.IDLE);
        assertThat(steady(30)).isEqualTo(LoadLevel.LIGHT);
        assertThat(steady(50)).isEqualTo(LoadLevel.BUSY);
        assertThat(steady(75)).isEqualTo(LoadLevel.HEAVY);
        assertThat(steady(99)).isEqualTo(LoadLevel.FULL);
        assertThat(steady(70)).isEqualTo(LoadLevel.FULL);
        assertThat(steady(0)).isEqualTo(LoadLevel.IDLE);
    }

    @Test
    void aLoadThatSwingsAboutAnEdgeIsPublishedOnce() {
        steady(50);
        int changes = 0;
        for (int i = 0; i < 1_000; i++) {
            LoadLevel before = meter.level();
            now += 5_000;
            changes += meter.observe(i % 20 < 10 ? 35 : 46, now) == before ? 0 : 1;
        }
        assertThat(changes).isZero();
    }

    @Test
    void aSpikeIsNoLoad() {
        steady(10);
        now += 1_000;
        assertThat(meter.observe(100, now)).isEqualTo(LoadLevel.IDLE);
    }
}

package org.causality.libp2p.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A flood of frames signed beforehand costs the honest nothing and the victim little. */
class FloodTest {
    private static final int WARM_UP_SECONDS = 1;
    private static final int SECONDS = 3;

    /**
     * More than the 40 heartbeats for which both keep each honest message for IWANT ({@code Unhurried}): from then on as many
     * are forgotten as come. Until then these alone are megabytes more.
     */
    private static final int PROVEN_WARM_UP_SECONDS = 45;

    private static final int PROVEN_SECONDS = Integer.getInteger("prove.size", 60);
    private static final double VERIFICATIONS_MAX = 1.2;
    private static final double HEAP_GROWTH_MAX = 0.10;

    /** On two cores that the attackers share: what a validation may wait for, and far below a round of gossip. */
    private static final long DELAY_MEDIAN_MICROS_MAX = 100_000;

    /** No honest frame waits longer than two heartbeats. */
    private static final long DELAY_MOST_MICROS_MAX = 2_000_000;

    private static Flood.Report run(int warmUpSeconds, int seconds) throws Exception {
        try (Flood flood = new Flood()) {
            Flood.Report report = flood.run(warmUpSeconds, seconds);
            System.out.println("prove: " + Flood.ATTACKERS + " attackers, " + seconds + " s: " + report);
            assertThat(report.arrived()).isEqualTo(report.published());
            assertThat(report.banned()).isFalse();
            assertThat(report.badFrames()).isPositive();
            assertThat(report.verificationsPerBadFrame()).isLessThanOrEqualTo(VERIFICATIONS_MAX);
            return report;
        }
    }

    @Test
    void aShortFloodLosesNothingHonest() throws Exception {
        run(WARM_UP_SECONDS, SECONDS);
    }

    @Test
    @Tag("prove")
    @Tag("prove-flood")
    void aMinuteOfFloodStaysWithinTheBounds() throws Exception {
        Flood.Report report = run(PROVEN_WARM_UP_SECONDS, PROVEN_SECONDS);
        assertThat(report.cpuInVerifications()).isLessThanOrEqualTo(VERIFICATIONS_MAX);
        assertThat(report.heapGrowth()).isLessThanOrEqualTo(HEAP_GROWTH_MAX);
        assertThat(report.delayMedianMicros()).isLessThanOrEqualTo(DELAY_MEDIAN_MICROS_MAX);
        assertThat(report.delayMostMicros()).isLessThanOrEqualTo(DELAY_MOST_MICROS_MAX);
    }
}

package org.causality.libp2p.peering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An attacker buys addresses. The full campaign runs when asked for; a few trials run every time. */
final class EclipseTest {
    private static final long SEED = Long.getLong("prove.seed", 20_260_101L);
    private static final int FEW = 2_000;

    /** As many as the goal of one in a hundred thousand needs. */
    private static final int MANY = Integer.getInteger("prove.size", 1_000_000);

    private static EclipseCampaign.Result run(Attack attack, long trials) {
        EclipseCampaign.Result result = EclipseCampaign.run(attack, trials, SEED);
        System.out.println("prove: " + result + "; seed " + SEED);
        return result;
    }

    @Test
    void aFewStartsAtHalfOfTheAddressesKeepHonestLinks() {
        EclipseCampaign.Result result = run(EclipseCampaign.HALF, FEW);
        assertThat(result.eclipsed()).isZero();
        assertThat(result.majority()).isLessThan(FEW / 4);
    }

    @Test
    void itDoesNotHelpTheAttackerToSpeakFirstOrToNameTheDead() {
        assertThat(run(EclipseCampaign.HALF.speakingFirst(), FEW / 2).eclipsed())
                .isZero();
        assertThat(run(EclipseCampaign.HALF.withPhantoms(4_000), FEW / 4).eclipsed())
                .isZero();
    }

    @Test
    void itDoesNotHelpTheAttackerToStayWhileOthersComeAndGo() {
        EclipseCampaign.Result result = run(EclipseCampaign.HALF.lasting(Duration.ofHours(6)), 20);
        assertThat(result.eclipsed()).isZero();
    }

    @Test
    void oneSeedCountsTheSame() {
        assertThat(EclipseCampaign.run(EclipseCampaign.THIRTY, 50, 3))
                .isEqualTo(EclipseCampaign.run(EclipseCampaign.THIRTY, 50, 3));
    }

    @Test
    @Tag("prove")
    @Tag("prove-eclipse")
    void aMillionStartsStayWithinTheGoals() {
        EclipseCampaign.Result half = run(EclipseCampaign.HALF, MANY);
        EclipseCampaign.Result thirty = run(EclipseCampaign.THIRTY, MANY);
        assertThat(half.probability()).isLessThanOrEqualTo(1e-4);
        assertThat(thirty.probability()).isLessThanOrEqualTo(1e-5);
        assertThat(half.majority()).isLessThanOrEqualTo(MANY / 4);
    }
}

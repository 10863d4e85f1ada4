package org.causality.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DialPlanTest {

    private static final String ADDRESS = "/ip4/127.0.0.1/tcp/1/p2p/12D3KooA";

    private final DialPlan plan = new DialPlan(List.of(ADDRESS), new Random(1));

    @Test
    void aPeerThatIsNotConnectedIsDialledOnceAtATime() {
        assertThat(plan.due(List.of(), 0)).containsExactly(ADDRESS);
        assertThat(plan.due(List.of(), 60_000)).isEmpty();
    }

    @Test
    void aConnectedPeerIsLeftAloneUntilItIsLost() {
        plan.due(List.of(), 0);
        plan.succeeded(ADDRESS);
        assertThat(plan.due(List.of("12D3KooA"), 0)).isEmpty();
        assertThat(plan.due(List.of(), 0)).containsExactly(ADDRESS);
    }

    @Test
    void theWaitGrowsButNotWithoutBound() {
        long now = 0;
        long longest = 0;
        for (int i = 0; i < 30; i++) {
            long asked = now;
            while (plan.due(List.of(), now).isEmpty()) {
                now += 10;
            }
            longest = Math.max(longest, now - asked);
            assertThat(now - asked).isLessThanOrEqualTo(DialPlan.LONGEST_MILLIS * 5 / 4 + 10);
            plan.failed(ADDRESS, now);
        }
        assertThat(longest).isGreaterThan(DialPlan.LONGEST_MILLIS / 2);
    }

    @Test
    void anAddressWithoutAPeerIsRefused() {
        assertThatThrownBy(() -> new DialPlan(List.of("/ip4/127.0.0.1/tcp/1"), new Random(1)))
                .hasMessageContaining("/p2p/");
    }
}

package org.causality.gateway.priority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.causality.gateway.priority.OneServer.Source;
import org.causality.gateway.priority.OneServer.Tally;
import org.causality.model.message.PriorityClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More comes than can be checked: one server that checks 1,000 messages a second, as the research measured it. */
class OverloadTest {

    private static final double CAPACITY = 1_000;

    /** 10 % HIGH, 50 % MEDIUM, 40 % LOW, from eight peers. */
    private static List<Source> mixed(double perSecond) {
        List<Source> sources = new ArrayList<>();
        for (int peer = 0; peer < 8; peer++) {
            sources.add(new Source("peer " + peer, PriorityClass.HIGH, perSecond / 80, 400, 0));
            sources.add(new Source("peer " + peer, PriorityClass.MEDIUM, perSecond / 16, 400, 0));
            sources.add(new Source("peer " + peer, PriorityClass.LOW, perSecond / 20, 400, 0));
        }
        return sources;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void atFiveTimesTheCapacityHighIsInTimeAndLowStillLives(long seed) {
        OneServer server = new OneServer(PriorityLimits.defaults(), mixed(5 * CAPACITY), seed);
        server.run(60);
        Tally high = server.of(PriorityClass.HIGH);
        Tally low = server.of(PriorityClass.LOW);
        long served =
                high.served() + low.served() + server.of(PriorityClass.MEDIUM).served();
        System.out.printf(
                "overload 5x, seed %d: HIGH in deadline %.5f, p99 %d us; LOW %.3f of the turns; drops %s%n",
                seed, high.inDeadline(), high.waitedMicros(0.99), (double) low.served() / served, server.drops);
        assertThat(high.inDeadline()).isGreaterThanOrEqualTo(0.999);
        assertThat(high.waitedMicros(0.99)).isLessThanOrEqualTo(50_000);
        assertThat((double) low.served() / served).isGreaterThanOrEqualTo(0.03);
        assertThat(server.isEveryOneAccountedFor()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void belowTheCapacityNothingIsDropped(long seed) {
        OneServer server = new OneServer(PriorityLimits.defaults(), mixed(0.8 * CAPACITY), seed);
        server.run(30);
        assertThat(server.drops).isEmpty();
        assertThat(server.isEveryOneAccountedFor()).isTrue();
    }
}

package org.causality.gateway.priority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.causality.gateway.priority.OneServer.Source;
import org.causality.gateway.priority.OneServer.Tally;
import org.causality.model.message.PriorityClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A minute, and ten in {@code ./causality prove flooded-queue}, at ten times the capacity, from one peer or from many: those who keep to their part do not notice. */
class FloodTest {

    private static final long SECOND = 1_000_000;
    private static final double CAPACITY = 1_000;
    private static final long SECONDS = 60;
    private static final long SECONDS_PROVEN = Long.getLong("prove.size", 600);
    private static final long SEED = Long.getLong("prove.seed", 11);

    private static List<Source> honest() {
        List<Source> sources = new ArrayList<>();
        for (int peer = 0; peer < 4; peer++) {
            sources.add(new Source("honest " + peer, PriorityClass.HIGH, 15, 400, 0));
            sources.add(new Source("honest " + peer, PriorityClass.MEDIUM, 45, 400, 0));
            sources.add(new Source("honest " + peer, PriorityClass.LOW, 10, 400, 0));
        }
        return sources;
    }

    /** They begin after ten seconds; what they send they call what is best for them. */
    private static List<Source> flood(int peers, PriorityClass called) {
        List<Source> sources = new ArrayList<>();
        for (int peer = 0; peer < peers; peer++) {
            sources.add(new Source("flood " + peer, called, 10 * CAPACITY / peers, 400, 10 * SECOND));
        }
        return sources;
    }

    @ParameterizedTest
    @CsvSource({"1, MEDIUM", "8, MEDIUM", "1, HIGH", "8, CONTROL"})
    void honestMessagesAreInTimeAndMemoryIsBounded(int peers, PriorityClass called) {
        flooded(peers, called, SECONDS);
    }

    @Tag("prove")
    @Tag("prove-flooded-queue")
    @ParameterizedTest
    @CsvSource({"1, MEDIUM", "8, MEDIUM", "1, HIGH", "8, CONTROL"})
    void forTenMinutes(int peers, PriorityClass called) {
        flooded(peers, called, SECONDS_PROVEN);
    }

    private static void flooded(int peers, PriorityClass called, long seconds) {
        List<Source> honest = honest();
        List<Source> all =
                Stream.concat(honest.stream(), flood(peers, called).stream()).toList();
        PriorityLimits limits = PriorityLimits.defaults();
        OneServer server = new OneServer(limits, all, SEED);
        server.run(seconds);
        Tally delivered = server.sum(honest);
        System.out.printf(
                "prove: %d s of 10x as %s from %d: honest in deadline %.5f, p99 %d us; peak %d bytes; drops %s%n",
                seconds,
                called,
                peers,
                delivered.inDeadline(),
                delivered.waitedMicros(0.99),
                server.bytesPeak,
                server.drops);
        assertThat(delivered.inDeadline()).isGreaterThanOrEqualTo(0.999);
        assertThat(server.bytesPeak).isLessThanOrEqualTo(limits.bytesMax());
        assertThat(server.isEveryOneAccountedFor()).isTrue();
    }
}

package org.causality.devnet.story.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.causality.devnet.story.TestingFault;
import org.causality.devnet.story.TestingNetwork;
import org.causality.devnet.story.api.Deadline;
import org.causality.devnet.story.api.OperatorApi;
import org.causality.devnet.story.figures.MeasuredProcess;
import org.causality.devnet.story.figures.Spread;
import org.causality.devnet.story.figures.WatchedOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadOnPretendedOperatorsTest {

    /** Ends what would hang. */
    private static final Duration SEEN_MAX = Duration.ofMinutes(2);

    private final TestingNetwork network;
    private final HttpClient http = OperatorApi.newHttp();
    private final List<WatchedOperator<Sightings>> operators = new ArrayList<>();
    /** The pretended operators live in this process. */
    private final MeasuredProcess process =
            new MeasuredProcess(ProcessHandle.current().pid());

    private final PreparedOrders orders = new PreparedOrders("testing", new SecureRandom());

    LoadOnPretendedOperatorsTest() throws IOException {
        network = new TestingNetwork(3, TestingFault.SHIM_OFF);
    }

    @BeforeEach
    void watch() {
        for (URI uri : network.uris()) {
            operators.add(Sightings.watch(operators.size() + 1, new OperatorApi(uri, http)));
        }
    }

    @AfterEach
    void close() {
        operators.forEach(WatchedOperator::close);
        http.shutdownNow();
        network.close();
    }

    @Test
    void everyOrderOfTheOpenLoopIsSeenEverywhere() {
        Postings postings = OpenLoop.run(operators.getLast(), orders.make(20), 40);
        assertThat(postings.answers()).containsExactly(Map.entry("201", 20));
        assertThat(operators).allSatisfy(operator -> {
            Deadline deadline = Deadline.in(SEEN_MAX);
            assertThat(deadline.poll(
                            () -> Optional.of(postings.missingAt(operator)).filter(missing -> missing == 0)))
                    .isPresent();
            assertThat(postings.visibleAt(operator).count()).isEqualTo(20);
            assertThat(postings.visibleAt(operator).p50()).isPositive();
        });
    }

    @Test
    void saturationCountsWhatIsAnswered() {
        List<Saturation.Stage> stages = new Saturation(operators.getLast(), operators, orders, process).run(1, 1);
        assertThat(stages).hasSize(1).allSatisfy(stage -> {
            assertThat(stage.admittedPerSecond()).isPositive();
            assertThat(stage.answers()).containsKey("201");
            assertThat(stage.cpuMillisPerOrder()).isPositive();
        });
        LoadReport.SaturationReport report =
                LoadReport.SaturationReport.of("op3", stages, process.rssPeakBytes(), List.of());
        assertThat(report.ordersPerSecond()).isPositive();
        assertThat(report.lines().getLast()).contains("saturated at", "MiB resident");
    }

    @Test
    void anOperatorThatIsAwayIsCounted() {
        Postings postings = new Postings();
        OperatorApi away = new OperatorApi(URI.create("http://127.0.0.1:1"), http);
        postings.post(away, orders.make(1).getFirst(), System.nanoTime());
        assertThat(postings.answers()).containsKey("no answer");
    }

    @Test
    void ranksAreThoseOfTheNearestRankMethod() {
        List<Long> hundred =
                LongStream.rangeClosed(1, 100).map(i -> i * 1_000_000).boxed().toList();
        assertThat(Spread.ofNanos(hundred)).isEqualTo(new Spread(100, 50, 99, 100));
        assertThat(Spread.ofNanos(List.of())).isEqualTo(new Spread(0, 0, 0, 0));
    }
}

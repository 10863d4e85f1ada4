package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.event.EventTopic;
import org.causality.model.message.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The orchestrator has told nothing for so long that the merge is full: the gateway is there, and says whom it waits for. */
class ServiceStandsStillTest {

    private static final int DELIVERIES = 1_200;

    private final TestNetwork network =
            TestNetwork.of("still", RunningGateway.uniqueOperators(ServiceStandsStillTest.class, 1), 61);
    private final TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(new Random(62)));

    @Test
    void aGatewayThatStartsThenIsReadyAndTellsAllOnceTheServiceGoesOn(@TempDir Path one, @TempDir Path two)
            throws Exception {
        try (TinyService silent = new TinyService();
                RunningGateway first = RunningGateway.start(one, network, 0, silent, silent, Map.of());
                KafkaSide kafka = new KafkaSide(first.operator())) {
            List<Envelope> messages =
                    LongStream.rangeClosed(1, DELIVERIES).mapToObj(feed::order).toList();
            kafka.deliveredAll(messages, 1);
            kafka.progress(EnumSet.complementOf(EnumSet.of(EventTopic.JOBS)), DELIVERIES);
            Map<String, String> small = Map.of("causality.replica", "2", "causality.events.pending-max", "1");
            try (RunningGateway second = RunningGateway.start(two, network, 0, silent, silent, small)) {
                second.awaitReady();
                Eventually.holds(() ->
                        assertThat(second.get("/actuator/health").body()).contains("\"heldBackBy\":[\"jobs.events\"]"));
                kafka.progress(EnumSet.of(EventTopic.JOBS), DELIVERIES);
                try (Stream<String> lines =
                        second.lines("/v1/events?after=0.0", Map.of()).body()) {
                    assertThat(lines.filter(line -> line.startsWith("id:")).limit(DELIVERIES))
                            .hasSize(DELIVERIES)
                            .endsWith("id:" + DELIVERIES + ".0");
                }
            }
        }
    }
}

package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.app.TinyService.Asked;
import org.causality.gateway.app.TinyService.Reply;
import org.causality.gateway.event.EventLane;
import org.causality.gateway.event.EventTopic;
import org.causality.model.network.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that runs no orchestrator and no effect tracker, in a network that is silent. */
class QuietStreamTest {

    private static final Set<EventTopic> JOINED = EnumSet.of(EventTopic.CHAINS, EventTopic.ORDERS);
    private static final String TICKS = "/internal/v1/ticks";

    private final TestNetwork network =
            TestNetwork.of("quiet", RunningGateway.uniqueOperators(QuietStreamTest.class, 1), 41);
    private final TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(new Random(42)));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whatIsToldBetweenDeliveriesComesWithATickAndWhoHoldsItBackIsNamed(@TempDir Path folder) throws Exception {
        try (TinyService mempool = new TinyService();
                TinyService core = new TinyService();
                RunningGateway gateway = RunningGateway.start(
                        folder, network, 0, mempool, core, Map.of("causality.event-topics", "chains,orders"));
                KafkaSide kafka = new KafkaSide(gateway.operator())) {
            core.on(TICKS, _ -> tick(kafka));
            kafka.delivered(feed.introduction(network.certify(0, feed.key(), Purpose.FEED)), 1);
            kafka.progress(JOINED, 1);
            gateway.awaitReady();
            kafka.event(new EventLane(EventTopic.CHAINS, 1), "FactJudged", 2, 1, "{\"eventId\":\"0x0f\"}");
            assertThat(ids(gateway, 2)).containsExactly("id:1.0", "id:2.1");
            assertThat(core.asked())
                    .filteredOn(one -> one.uri().startsWith(TICKS))
                    .extracting(Asked::method, Asked::uri)
                    .containsOnly(org.assertj.core.groups.Tuple.tuple("POST", TICKS + "?after=1"));
            Eventually.holds(() -> assertThat(gateway.metric("causality_gateway_ticks_total", "taken"))
                    .isPositive()
                    .isEqualTo(asked.get() - 1));
            assertThat(gateway.metric("causality_gateway_ticks_total", "refused"))
                    .isEqualTo(1);
            kafka.delivered(feed.order(1), 3);
            kafka.progress(EnumSet.of(EventTopic.CHAINS), 3);
            Eventually.holds(() -> assertThat(gateway.get("/actuator/health").body())
                    .contains("\"heldBackBy\":[\"orders.events\"]", "\"released\":2"));
            Eventually.holds(() -> assertThat(gateway.metric("causality_gateway_events_behind", "orders.events"))
                    .isEqualTo(1));
        }
    }

    /** Not ready at first; asked again, the core moves its log on, and our services pass the tick over. */
    private Reply tick(KafkaSide kafka) {
        if (asked.incrementAndGet() == 1) {
            return Reply.json(503, "{}");
        }
        kafka.tick(2);
        kafka.progress(JOINED, 2);
        return Reply.json(202, "{\"delivered\":\"2\"}");
    }

    private static List<String> ids(RunningGateway gateway, int count) throws Exception {
        try (Stream<String> lines =
                gateway.lines("/v1/events?after=0.0", Map.of()).body()) {
            Iterator<String> ids = lines.filter(line -> line.startsWith("id:")).iterator();
            return Stream.generate(ids::next).limit(count).toList();
        }
    }
}

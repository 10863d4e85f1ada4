package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.event.EventLane;
import org.causality.gateway.event.EventTopic;
import org.causality.model.message.Envelope;
import org.causality.model.network.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventStreamTest {

    private final TestNetwork network =
            TestNetwork.of("events", RunningGateway.uniqueOperators(EventStreamTest.class, 1), 3);
    private final TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(new Random(9)));
    private final TinyService silent = new TinyService();
    private final String orderId = TestFeed.anOrder(network.genesis(), 1).id().hex();
    private RunningGateway gateway;
    private KafkaSide kafka;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        gateway = RunningGateway.start(
                folder, network, 0, silent, silent, Map.of("causality.events.heartbeat-millis", "200"));
        kafka = new KafkaSide(gateway.operator());
        Envelope introduction = feed.introduction(network.certify(0, feed.key(), Purpose.FEED));
        kafka.delivered(introduction, 1);
        kafka.delivered(feed.order(1), 2);
        kafka.event(lane(EventTopic.EFFECTS, 1), "Registered", 2, 1, "{\"effectId\":\"0x0e\"}");
        kafka.event(lane(EventTopic.JOBS, 2), "SlotDecided", 2, 1, "{\"orders\":[\"" + orderId + "\"]}");
        kafka.orderEvent(3, 2, 1, "{\"orderId\":\"" + orderId + "\",\"from\":\"RECEIVED\",\"to\":\"OPEN\"}");
        kafka.event(lane(EventTopic.CHAINS, 0), "FactJudged", 2, 1, "{\"eventId\":\"0x0f\"}");
        kafka.progress(2);
        kafka.delivered(feed.order(2), 3);
        kafka.event(lane(EventTopic.CHAINS, 0), "FactJudged", 4, 1, "{\"eventId\":\"0x0f\"}");
        kafka.tick(4);
        kafka.progress(4);
        gateway.awaitReady();
    }

    @AfterAll
    void stop() {
        gateway.close();
        kafka.close();
        silent.close();
    }

    @Test
    void everythingComesInOneOrderFromTheBeginning() throws Exception {
        List<String> seen = read("/v1/events?after=0.0", Map.of(), 8);
        assertThat(begins(seen, "id:"))
                .containsExactly("id:1.0", "id:2.0", "id:2.1", "id:2.2", "id:2.3", "id:2.4", "id:3.0", "id:4.1");
        assertThat(begins(seen, "event:"))
                .containsExactly(
                        "event:message",
                        "event:message",
                        "event:chain",
                        "event:order",
                        "event:job",
                        "event:effect",
                        "event:message",
                        "event:chain");
        assertThat(seen).contains("retry:1000", "data:{\"event\":\"FactJudged\",\"eventId\":\"0x0f\"}");
        assertThat(begins(seen, "data:").getFirst())
                .contains("\"type\":\"KeyCertificate\"", "\"operator\":\"" + gateway.operator() + "\"", "\"own\":true");
    }

    @Test
    void aReaderResumesWhereItWas() throws Exception {
        assertThat(begins(read("/v1/events", Map.of("Last-Event-ID", "2.2"), 4), "id:"))
                .containsExactly("id:2.3", "id:2.4", "id:3.0", "id:4.1");
    }

    @Test
    void oneOrderCanBeFollowedThroughAllThatNamesIt() throws Exception {
        assertThat(begins(read("/v1/events?after=0.0&order=" + orderId, Map.of(), 3), "id:"))
                .containsExactly("id:2.0", "id:2.2", "id:2.3");
        assertThat(begins(read("/v1/events?after=0.0&types=order,message&order=" + orderId, Map.of(), 2), "id:"))
                .containsExactly("id:2.0", "id:2.2");
    }

    @Test
    void kindsAreChosen() throws Exception {
        assertThat(begins(read("/v1/events?after=0.0&types=effect,chain", Map.of(), 3), "id:"))
                .containsExactly("id:2.1", "id:2.4", "id:4.1");
    }

    @Test
    void aQuietStreamBeats() throws Exception {
        try (Stream<String> lines =
                gateway.lines("/v1/events?after=4.1", Map.of()).body()) {
            assertThat(lines.filter(line -> line.equals(":")).findFirst()).isPresent();
        }
    }

    @Test
    void whatIsNoCursorIsRefused() throws Exception {
        assertThat(gateway.get("/v1/events?after=yesterday").statusCode()).isEqualTo(400);
        assertThat(gateway.get("/v1/events?types=gossip").body()).contains("SHAPE");
    }

    private static EventLane lane(EventTopic topic, int partition) {
        return new EventLane(topic, partition);
    }

    private static List<String> begins(List<String> lines, String with) {
        return lines.stream().filter(line -> line.startsWith(with)).toList();
    }

    /** Lines up to and with the event after which enough came. */
    private List<String> read(String path, Map<String, String> headers, int events) throws Exception {
        try (Stream<String> lines = gateway.lines(path, headers).body()) {
            List<String> seen = new ArrayList<>();
            Iterator<String> next = lines.iterator();
            int count = 0;
            while (count < events && next.hasNext()) {
                String line = next.next();
                seen.add(line);
                count += line.startsWith("data:") ? 1 : 0;
            }
            return seen;
        }
    }
}

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
        kafka.orderEvent(3, 2, 1, "{\"orderId\":\"" + orderId + "\",\"from\":\"RECEIVED\",\"to\":\"OPEN\"}");
        kafka.progress(2);
        kafka.delivered(feed.order(2), 3);
        kafka.progress(3);
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
        List<String> seen = read("/v1/events?after=0.0", Map.of(), 4);
        assertThat(seen.stream().filter(line -> line.startsWith("id:")))
                .containsExactly("id:1.0", "id:2.0", "id:2.1", "id:3.0");
        assertThat(seen).contains("event:message", "event:order", "retry:1000");
        assertThat(seen.stream()
                        .filter(line -> line.startsWith("data:"))
                        .findFirst()
                        .orElseThrow())
                .contains("\"type\":\"KeyCertificate\"", "\"operator\":\"" + gateway.operator() + "\"", "\"own\":true");
    }

    @Test
    void aReaderResumesWhereItWas() throws Exception {
        assertThat(read("/v1/events", Map.of("Last-Event-ID", "2.0"), 2).stream()
                        .filter(line -> line.startsWith("id:")))
                .containsExactly("id:2.1", "id:3.0");
    }

    @Test
    void oneOrderCanBeFollowed() throws Exception {
        List<String> seen = read("/v1/events?after=0.0&types=order,message&order=" + orderId, Map.of(), 2);
        assertThat(seen.stream().filter(line -> line.startsWith("id:"))).containsExactly("id:2.0", "id:2.1");
    }

    @Test
    void aQuietStreamBeats() throws Exception {
        try (Stream<String> lines =
                gateway.lines("/v1/events?after=3.0", Map.of()).body()) {
            assertThat(lines.filter(line -> line.equals(":")).findFirst()).isPresent();
        }
    }

    @Test
    void whatIsNoCursorIsRefused() throws Exception {
        assertThat(gateway.get("/v1/events?after=yesterday").statusCode()).isEqualTo(400);
        assertThat(gateway.get("/v1/events?types=gossip").body()).contains("SHAPE");
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

package org.causality.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.causality.gateway.TestFeed;
import org.causality.gateway.TestNetwork;
import org.causality.gateway.mesh.Mesh;
import org.causality.libp2p.gossip.ServiceLimits;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.WireTopic;
import org.causality.model.network.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Somebody stops reading while traffic flows: no queue of the gateway passes its limit, and nobody else notices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StalledReaderTest {

    private static final int WINDOW = 128;
    private static final int MESSAGES_MAX = 6_000;
    private static final int RING = 256;
    private static final int CHUNK = 100;
    private static final int CHUNKS_MAX = 100;
    private static final String FILLED = "causality_gateway_queue{";
    private static final String LIMIT = "causality_gateway_queue_limit{";

    private final TestNetwork network =
            TestNetwork.of("stalled", RunningGateway.uniqueOperators(StalledReaderTest.class, 1), 21);
    private final Random random = new Random(22);
    private final TinyService silent = new TinyService();
    private RunningGateway gateway;
    private KafkaSide kafka;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        gateway = RunningGateway.start(
                folder, network, 0, silent, silent, Map.of("causality.events.kept-max", Integer.toString(RING)));
        kafka = new KafkaSide(gateway.operator());
        gateway.awaitReady();
    }

    @AfterAll
    void stop() {
        gateway.close();
        kafka.close();
        silent.close();
    }

    @Test
    void aPeerThatStopsReadingFillsItsOwnQueueAndNothingElse() throws Exception {
        TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(random));
        Envelope introduction = feed.introduction(network.certify(0, feed.key(), Purpose.FEED));
        String topic = topicOf(feed.order(0));
        try (HonestPeer healthy =
                        new HonestPeer(network, TestNetwork.bytes32(random).toBytes(), gateway);
                HonestPeer speaker =
                        new HonestPeer(network, TestNetwork.bytes32(random).toBytes(), gateway);
                RawPeer stalled = new RawPeer(TestNetwork.bytes32(random).toBytes(), address())) {
            stalled.follow(topic);
            healthy.awaitConnected();
            speaker.awaitConnected();
            speaker.say(topicOf(introduction), introduction.encode());
            Eventually.holds(() -> assertThat(healthy.heard()).hasSize(1));
            int said = 1;
            while (dropped() == 0 && said < MESSAGES_MAX) {
                for (int i = 0; i < WINDOW; i++) {
                    speaker.say(topic, feed.order(said++).encode());
                }
                int all = said;
                Eventually.holds(() -> assertThat(healthy.heard()).hasSize(all));
                kafka.coreIsThrough();
                lookAtQueues();
            }
            assertThat(dropped()).isPositive();
            Eventually.holds(
                    () -> assertThat(gateway.metric(FILLED, "queue=\"gossip-frames-to-one-peer\"", "class=\"normal\""))
                            .isEqualTo(ServiceLimits.defaults().framesMax(Lane.NORMAL)));
            lookAtQueues();
        }
        lookAtQueues();
    }

    @Test
    void aSubscriberThatStopsReadingIsToldWhatItMissedAndOthersMissNothing() throws Exception {
        TestFeed feed = new TestFeed(network.genesis(), TestNetwork.key(random));
        AtomicInteger followed = new AtomicInteger();
        AtomicInteger missed = new AtomicInteger();
        try (Socket stalled = subscribe();
                Stream<String> lines =
                        gateway.lines("/v1/events?after=0.0", Map.of()).body()) {
            Thread.ofVirtual()
                    .start(() -> lines.forEach(line -> {
                        followed.addAndGet(line.startsWith("id:") ? 1 : 0);
                        missed.addAndGet(line.equals("event:lagged") ? 1 : 0);
                    }));
            BufferedReader late =
                    new BufferedReader(new InputStreamReader(stalled.getInputStream(), StandardCharsets.UTF_8), 1);
            int told = 0;
            int stalledFor = 0;
            for (int chunk = 0; chunk < CHUNKS_MAX && stalledFor * CHUNK <= 2 * RING; chunk++) {
                List<Envelope> envelopes = new ArrayList<>();
                for (int i = 0; i < CHUNK; i++) {
                    envelopes.add(feed.order(told + i));
                }
                kafka.deliveredAll(envelopes, told + 1);
                told += CHUNK;
                kafka.progress(told);
                int all = told;
                Eventually.holds(() -> assertThat(followed).hasValue(all));
                lookAtQueues();
                stalledFor = gateway.metric(FILLED, "event-buffers") > 0 ? stalledFor + 1 : 0;
            }
            assertThat(late.lines().filter("event:lagged"::equals).findFirst()).isPresent();
        }
        assertThat(missed).hasValue(0);
        assertThat(gateway.metric("causality_gateway_events_missed_total", "reason=\"LAGGED\""))
                .isPositive();
        Eventually.holds(
                () -> assertThat(gateway.metric(FILLED, "event-subscribers")).isZero());
        Eventually.holds(
                () -> assertThat(gateway.metric(FILLED, "event-buffers")).isZero());
    }

    /** Asks for the stream and reads nothing of it. */
    private Socket subscribe() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), gateway.url("/").getPort()));
        socket.getOutputStream()
                .write("GET /v1/events?after=0.0 HTTP/1.1\r\nHost: gateway\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String address() {
        return gateway.bean(Mesh.class).addresses().getFirst();
    }

    private double dropped() throws Exception {
        return gateway.metric("causality_gateway_gossip_notes_total", "reason=\"QUEUE_FULL\"");
    }

    private void lookAtQueues() throws Exception {
        Map<String, Double> filled = new HashMap<>();
        Map<String, Double> limits = new HashMap<>();
        gateway.get("/actuator/prometheus").body().lines().forEach(line -> {
            read(line, FILLED, filled);
            read(line, LIMIT, limits);
        });
        assertThat(filled).isNotEmpty().containsOnlyKeys(limits.keySet());
        filled.forEach(
                (queue, now) -> assertThat(now).as(queue).isLessThanOrEqualTo(limits.getOrDefault(queue, Double.NaN)));
    }

    private static void read(String line, String metric, Map<String, Double> into) {
        if (line.startsWith(metric)) {
            int end = line.indexOf('}');
            into.put(line.substring(metric.length(), end), Double.parseDouble(line.substring(end + 1)));
        }
    }

    private static String topicOf(Envelope envelope) {
        MessageType type = MessageType.ofCode(envelope.header().type()).orElseThrow();
        return WireTopic.bodies(envelope.header(), type).name();
    }
}

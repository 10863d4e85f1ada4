package org.causality.propagation.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Draft;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.network.Operator;
import org.causality.model.network.OperatorSet;
import org.causality.model.wire.ReconBatch;
import org.causality.model.wire.ReconMessage;
import org.causality.model.wire.ReconMessage.Outcome;
import org.causality.propagation.causal.Spoken;
import org.causality.propagation.message.Drafts;
import org.causality.propagation.message.MessagePropagator;
import org.causality.propagation.recovery.Epoch;
import org.causality.propagation.recovery.EpochKey;
import org.causality.propagation.recovery.Opener;
import org.causality.propagation.recovery.ReconSet;
import org.causality.propagation.recovery.Step;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes without a link, and their frames carried by hand between the calls that gateways use. */
class NodesRecoverTest {

    private static final int APART = 150;

    @TempDir
    static Path folder;

    private static TestNode one;
    private static TestNode other;
    private static int drafts = 70_000;

    @BeforeAll
    static void start() throws Exception {
        String first = SharedParts.uniqueOperator(NodesRecoverTest.class);
        String second = SharedParts.uniqueOperator(NodesRecoverTest.class);
        List<Path> homes = List.of(TestNode.newHome(first, folder), TestNode.newHome(second, folder));
        List<Operator> operators = new ArrayList<>();
        for (Path home : homes) {
            FileOperatorSigner signer = FileOperatorSigner.open(TestNode.NETWORK, home.resolve("keys"));
            operators.add(new Operator("member" + operators.size(), signer.operator(), 1));
        }
        for (Path home : homes) {
            GenesisFile.write(
                    new Genesis(TestNode.NETWORK, 1, 16, new OperatorSet(0, operators)), home.resolve("network.json"));
        }
        one = TestNode.start(first, homes.get(0), "causality.health-millis=0");
        other = TestNode.start(second, homes.get(1), "causality.health-millis=0");
        for (TestNode node : List.of(one, other)) {
            node.awaitReady();
            // The set is loaded beside the core's start; each has its own certificate.
            node.await("/actuator/prometheus", "causality_propagation_recovery_ids 1.0");
        }
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void whatEachSaidApartIsAtBothInCausalOrder() throws Exception {
        publish(one, APART);
        publish(other, APART);
        assertThat(messages(one)).isNotEqualTo(messages(other));

        Carried carried = carry();

        assertThat(carried.outcome()).isEqualTo(Outcome.EQUAL);
        assertThat(messages(one)).hasSizeGreaterThan(2 * APART).isEqualTo(messages(other));
        for (TestNode node : List.of(one, other)) {
            node.await(
                    "/actuator/prometheus",
                    "causality_propagation_recovered_total{outcome=\"taken\"}",
                    "outcome=\"EQUAL\"");
            assertThat(prometheus(node)).doesNotContain("reason=\"MISSING_DEPENDENCY\"");
        }
        assertThat(carry().frames()).as("a greeting and its answer").isEqualTo(2);
    }

    @Test
    void aMessageOfAStrangerEndsTheSession() throws Exception {
        String session = begin(other, false);
        post(
                other,
                session,
                pushed(new Spoken(Drafts.key(60_000).publicKey(), 0).envelope().encode()));

        assertThat(drain(other, session)).isEqualTo(Outcome.UNEXPECTED);
    }

    @Test
    void aPeerHasTwoSessionsAndNoMore() throws Exception {
        List<String> sessions = List.of(begin(one, false), begin(one, false));

        assertThat(beginning(one, false)).isEqualTo(429);
        for (String session : sessions) {
            assertThat(one.post(path(session) + "/end", new byte[0]).statusCode())
                    .isEqualTo(204);
        }
        assertThat(next(one, sessions.getFirst()).ended()).isEqualTo(Outcome.UNEXPECTED);
        assertThat(one.get(path(sessions.getFirst())).statusCode()).isEqualTo(404);
        assertThat(one.post(path(begin(one, false)) + "/end", new byte[0]).statusCode())
                .isEqualTo(204);
    }

    @Test
    void bytesThatAreNoFramesAreRefusedOrEndTheSession() throws Exception {
        String session = begin(other, false);

        assertThat(other.post(path(session), new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
        post(other, session, new ReconBatch(List.of(Bytes.ascii("no frame")), null));
        assertThat(drain(other, session)).isEqualTo(Outcome.UNEXPECTED);
    }

    // ---- between the nodes

    /** @param frames both ways */
    private record Carried(Outcome outcome, int frames) {}

    private static Carried carry() throws Exception {
        String opener = begin(one, true);
        String answerer = begin(other, false);
        try (ExecutorService ways = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Carried> there = ways.submit(way(one, opener, other, answerer));
            Future<Carried> back = ways.submit(way(other, answerer, one, opener));
            return new Carried(
                    there.get().outcome(), there.get().frames() + back.get().frames());
        }
    }

    private static Callable<Carried> way(TestNode from, String fromSession, TestNode to, String toSession) {
        return () -> {
            int frames = 0;
            while (true) {
                ReconBatch batch = next(from, fromSession);
                if (!batch.frames().isEmpty()) {
                    frames += batch.frames().size();
                    post(to, toSession, new ReconBatch(batch.frames(), null));
                }
                if (batch.ended() != null) {
                    return new Carried(batch.ended(), frames);
                }
            }
        };
    }

    /** The greeting of somebody who has nothing, under a key of the session's own, and a push nobody asked for. */
    private static ReconBatch pushed(Bytes message) {
        Epoch own = Epoch.of(new EpochKey(Bytes.wrap(new byte[EpochKey.BYTES])));
        Opener opener = new Opener(new ReconSet(own.name(), own.key(), 0), own.name(), true, _ -> null);
        if (!(opener.open().getFirst() instanceof Step.Send(ReconMessage hello))) {
            throw new AssertionError("an opener begins with HELLO");
        }
        return new ReconBatch(List.of(hello.encode(), new ReconMessage.Push(List.of(message), true).encode()), null);
    }

    private static Outcome drain(TestNode node, String session) throws Exception {
        ReconBatch batch;
        do {
            batch = next(node, session);
        } while (batch.ended() == null);
        return batch.ended();
    }

    private static ReconBatch next(TestNode node, String session) throws Exception {
        return ReconBatch.decode(Bytes.wrap(node.get(path(session)).body())).orThrow();
    }

    private static void post(TestNode node, String session, ReconBatch batch) throws Exception {
        // 404 once the session has ended and its end was told.
        assertThat(node.post(path(session), batch.encode().toArray()).statusCode())
                .isIn(204, 404);
    }

    private static String begin(TestNode node, boolean opens) throws Exception {
        var answer = node.post("/internal/v1/recoveries?peer=peer-1&opens=" + opens, new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body()).path("session").asString();
    }

    private static int beginning(TestNode node, boolean opens) throws Exception {
        return node.post("/internal/v1/recoveries?peer=peer-1&opens=" + opens, new byte[0])
                .statusCode();
    }

    private static String path(String session) {
        return "/internal/v1/recoveries/" + session;
    }

    // ---- what they have

    private static void publish(TestNode node, int count) {
        for (int i = 0; i < count; i++) {
            Draft draft = Drafts.cancellation(drafts++);
            node.bean(MessagePropagator.class).broadcast(draft);
        }
    }

    private static List<String> messages(TestNode node) throws Exception {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = JsonMapper.shared()
                    .readTree(node.get("/v1/messages?limit=1000" + after).body());
            page.path("messages")
                    .values()
                    .forEach(message -> ids.add(message.path("id").asString()));
            after = page.path("next").isString() ? "&after=" + page.path("next").asString() : "";
        } while (!after.isEmpty());
        return ids;
    }

    private static String prometheus(TestNode node) throws Exception {
        return new String(node.get("/actuator/prometheus").body(), UTF_8);
    }
}

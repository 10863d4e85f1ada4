package org.causality.propagation.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Checkpoint;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.propagation.causal.Input;
import org.causality.propagation.causal.Spoken;
import org.causality.propagation.checkpoint.CheckpointLimits;
import org.causality.propagation.message.Drafts;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One operator alone, for whom a day is no time: it claims, certifies, settles and forgets by itself. */
class CheckpointsOnTheNodeTest {

    private static final CheckpointLimits AT_ONCE = new CheckpointLimits(0, 0, 0, 0, 120_000, 16, 64, 4, 8, 1);
    private static final int BATCH = 512;

    private static final SigningKey OTHER = Drafts.key(4_000);

    @TempDir
    Path folder;

    @Test
    void bodiesBelowTheSettledFloorLeaveAndTheFloorStaysOverARestart() throws Exception {
        String operator = SharedParts.uniqueOperator(CheckpointsOnTheNodeTest.class);
        Path home = TestNode.newHome(operator, folder);
        try (TestNode node = TestNode.start(operator, home, AT_ONCE)) {
            node.awaitReady();
            say(node, 0);
            node.await("/v1/messages?type=Checkpoint", "\"floor\":\"4095\",\"count\":\"4095\"");
            assertThat(text(node, "/v1/messages?limit=1")).contains("\"floor\":\"0\"");
            say(node, 1);
            node.await("/v1/messages?limit=1", "\"floor\":\"4095\"");
            node.await("/actuator/prometheus", "causality_propagation_checkpoints_total{reason=\"CERTIFIED\"} 2.0");
            String below = idAt(node, 100);
            String above = idAt(node, 5_000);
            node.await("/v1/messages/" + below + "?form=envelope", "only the header");
            assertThat(node.get("/v1/messages/" + below).statusCode()).isEqualTo(200);
            assertThat(node.get("/v1/messages/" + above + "?form=envelope").statusCode())
                    .isEqualTo(200);
            assertThat(text(node, "/v1/messages/" + below + "/happened-before/" + above))
                    .contains("UNKNOWN");
            assertThat(text(node, "/v1/messages/" + above + "/happened-before/" + idAt(node, 6_000)))
                    .contains("BEFORE");
        }
        try (TestNode again = TestNode.start(operator, home, AT_ONCE)) {
            again.awaitReady();
            again.await("/v1/messages?limit=1", "\"floor\":\"4095\"");
            assertThat(text(again, "/v1/messages?type=Checkpoint"))
                    .as("no floor is claimed twice")
                    .containsOnlyOnce("\"floor\":\"8191\"");
        }
    }

    /** Two of equal weight: neither certifies alone. */
    @Test
    void whatAnotherOperatorClaimsAlikeIsCertifiedAndWhatItClaimsOtherwiseIsNot() throws Exception {
        String operator = SharedParts.uniqueOperator(CheckpointsOnTheNodeTest.class);
        Path home = TestNode.newHome(operator, folder, OTHER.publicKey());
        TestTopics topics = new TestTopics(operator);
        try (TestNode node = TestNode.start(operator, home, AT_ONCE)) {
            node.awaitReady();
            say(node, 0);
            node.await("/v1/messages?type=Checkpoint", "\"floor\":\"4095\"");
            Checkpoint ours = claim(node);
            Envelope feed = opening(1);
            topics.inbound(feed);
            topics.inbound(claim(
                    feed,
                    new Checkpoint(
                            0, ours.floor(), ours.count(), Envelope.digest(Bytes.EMPTY), null, ours.operators())));
            node.await("/v1/messages?type=Checkpoint", feed.header().sender().hex());
            assertThat(text(node, "/actuator/prometheus")).doesNotContain("reason=\"CERTIFIED\"");

            Envelope later = opening(2);
            topics.inbound(later);
            topics.inbound(claim(later, ours));
            node.await("/actuator/prometheus", "causality_propagation_checkpoints_total{reason=\"CERTIFIED\"} 1.0");
            node.await("/actuator/prometheus", "reason=\"CLAIM_SUPERSEDED\"");
        }
    }

    private static Checkpoint claim(TestNode node) throws IOException, InterruptedException {
        String page = text(node, "/v1/messages?type=Checkpoint");
        byte[] envelope =
                node.get("/v1/messages/" + firstId(page) + "?form=envelope").body();
        Bytes payload = Envelope.decode(Bytes.wrap(envelope)).orThrow().payload();
        return Checkpoint.decode(payload).orThrow();
    }

    private static Envelope opening(long incarnation) {
        SigningKey feed = Drafts.key(7_000 + incarnation);
        Certificate certificate =
                Certificate.issue(TestNode.NETWORK, Purpose.FEED, feed.publicKey(), incarnation, OTHER);
        return new Spoken(feed.publicKey(), 0)
                .type(MessageType.KEY_CERTIFICATE.code())
                .payload(new Payload.KeyCertificate(certificate).encode())
                .envelope();
    }

    private static Envelope claim(Envelope opening, Checkpoint claimed) {
        return new Spoken(opening.header().sender(), 1)
                .after(opening.id(), 1)
                .time(2)
                .type(MessageType.CHECKPOINT.code())
                .payload(claimed.encode())
                .envelope();
    }

    /** As many messages as a step has ticks, and the opening of the feed is one, too. */
    private static void say(TestNode node, long round) {
        CoreOwner owner = node.bean(CoreOwner.class);
        for (long from = 0; from < Checkpoint.STEP_TICKS; from += BATCH) {
            List<Input> inputs = LongStream.range(from, from + BATCH)
                    .<Input>mapToObj(i -> new Input.Publish(Drafts.cancellation(1 + round * Checkpoint.STEP_TICKS + i)))
                    .toList();
            owner.submit(Source.PUBLISH, inputs);
        }
    }

    private static String idAt(TestNode node, long time) throws IOException, InterruptedException {
        String page = text(node, "/v1/messages?limit=1&after=" + (time - 1) + "." + "0x" + "f".repeat(64));
        return firstId(page);
    }

    private static String firstId(String page) {
        int at = page.indexOf("\"id\":\"") + 6;
        return page.substring(at, at + 66);
    }

    private static String text(TestNode node, String path) throws IOException, InterruptedException {
        return new String(node.get(path).body(), UTF_8);
    }
}

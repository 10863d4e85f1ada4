package org.causality.propagation.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.message.Drafts;
import org.causality.propagation.owner.CoreOwner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceStartsTest {

    /** The longest lease there is: the second instance takes over because the first ends, not because it is held up. */
    private static final String NEVER_LAPSES = "causality.lease-millis=60000";

    @TempDir
    static Path folder;

    private String operator;
    private Path home;
    private TestNode node;
    private TestTopics topics;

    @BeforeEach
    void start() throws Exception {
        operator = SharedParts.uniqueOperator(ServiceStartsTest.class);
        home = TestNode.newHome(operator, folder);
        node = TestNode.start(operator, home, NEVER_LAPSES);
        topics = new TestTopics(operator);
        node.awaitReady();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aDraftIsStampedDeliveredSentAndKeptOverARestart() throws Exception {
        Draft draft = Drafts.cancellation(1);
        topics.publish(draft);
        topics.publish(draft);
        var delivered = topics.readUntil(
                TopicCatalogue.DELIVERED,
                record -> draft.id().hex().equals(RecordHeaders.text(record.headers(), RecordHeader.DRAFT_ID)));
        assertThat(delivered).hasSize(2);
        assertThat(RecordHeaders.number(delivered.getLast().headers(), RecordHeader.DELIVERY_SEQUENCE, -1))
                .isEqualTo(2);
        Envelope envelope =
                Envelope.decode(Bytes.wrap(delivered.getLast().value())).orThrow();
        assertThat(envelope.signed().signatureHolds()).isTrue();
        assertThat(envelope.header().time().value()).isEqualTo(2);
        String id = envelope.id().hex();
        topics.readUntil(
                TopicCatalogue.WIRE_OUTBOUND,
                record -> WireCommand.decode(Bytes.wrap(record.value()))
                        .orThrow()
                        .equals(new WireCommand.Publish(envelope)));

        node.await("/v1/messages?limit=10", id, "\"asOf\":\"2\"", operator);
        node.close();
        node = TestNode.start(operator, home);
        node.awaitReady();

        assertThat(text("/v1/messages/" + id)).contains("\"cursor\":\"2.0\"").contains("\"timeVerified\":true");
        topics.publish(draft);
        topics.publish(Drafts.cancellation(2, envelope.id()));
        topics.readUntil(
                TopicCatalogue.DELIVERED,
                record -> RecordHeaders.number(record.headers(), RecordHeader.DELIVERY_SEQUENCE, -1) == 4);
        assertThat(text("/v1/messages?dependsOn=" + id)).contains("\"lamport\":\"4\"");
        String other = Bytes.wrap(
                        Envelope.decode(Bytes.wrap(delivered.getFirst().value()))
                                .orThrow()
                                .id()
                                .value()
                                .toArray())
                .hex();
        assertThat(text("/v1/messages/" + other + "/happened-before/" + id)).contains("BEFORE");
        node.await("/internal/v1/heads", "\"verifiedTime\":\"4\"");
        assertThat(text("/v3/api-docs")).contains("/v1/messages");
        node.await(
                "/actuator/prometheus",
                "causality_propagation_messages_total{class=\"MEDIUM\",reason=\"DRAFT_REPEATED\"");
    }

    @Test
    void aSecondInstanceWaitsAndTakesOverWhenTheFirstEnds() throws Exception {
        try (TestNode second = TestNode.start(operator, home, NEVER_LAPSES)) {
            assertThat(second.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(second.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            node.close();
            topics.publish(Drafts.cancellation(7));
            topics.readUntil(
                    TopicCatalogue.DELIVERED,
                    record -> RecordHeaders.number(record.headers(), RecordHeader.FENCE, -1) == 2
                            && Drafts.cancellation(7)
                                    .id()
                                    .hex()
                                    .equals(RecordHeaders.text(record.headers(), RecordHeader.DRAFT_ID)));
            assertThat(second.bean(CoreOwner.class).state()).isEqualTo(CoreOwner.State.ACTIVE);
        }
    }

    private String text(String path) throws IOException, InterruptedException {
        return new String(node.get(path).body(), UTF_8);
    }
}

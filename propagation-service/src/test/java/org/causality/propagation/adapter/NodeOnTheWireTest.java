package org.causality.propagation.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.network.Certificate;
import org.causality.model.network.Purpose;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.FeedMuted;
import org.causality.model.wire.FetchMessage;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.causal.Spoken;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.message.Drafts;
import org.causality.propagation.message.MessagePropagator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One running node, with another operator's messages coming in over its topics. */
class NodeOnTheWireTest {

    private static final SigningKey OTHER = Drafts.key(4_000);

    @TempDir
    static Path folder;

    private static final long HEARD_SECONDS_MAX = 120;

    private static TestNode node;
    private static TestTopics topics;
    private static int feeds = 5_000;

    @BeforeAll
    static void start() throws Exception {
        String operator = SharedParts.uniqueOperator(NodeOnTheWireTest.class);
        node = TestNode.start(
                operator, TestNode.newHome(operator, folder, OTHER.publicKey()), "causality.health-millis=1000");
        topics = new TestTopics(operator);
        node.awaitReady();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /** The first message of a new feed of the other operator. */
    private static Envelope opening() {
        SigningKey feed = Drafts.key(feeds++);
        Certificate certificate = Certificate.issue(TestNode.NETWORK, Purpose.FEED, feed.publicKey(), feeds, OTHER);
        return new Spoken(feed.publicKey(), 0)
                .type(MessageType.KEY_CERTIFICATE.code())
                .payload(new Payload.KeyCertificate(certificate).encode())
                .envelope();
    }

    private static Spoken after(Envelope before, long number) {
        return new Spoken(before.header().sender(), number)
                .after(before.id(), before.header().sequence() + 1)
                .time(before.header().time().value() + 1);
    }

    @Test
    void aForgedTimestampMutesItsFeedAndMovesNoClock() throws Exception {
        Envelope opening = opening();
        Envelope forged = after(opening, 1).time(Long.MIN_VALUE).envelope();
        topics.inbound(opening);
        topics.inbound(forged);
        var records = topics.readUntil(TopicCatalogue.DELIVERED, record -> isOf(record, forged.id(), "FEED_MUTED"));
        FeedMuted muted =
                FeedMuted.decode(Bytes.wrap(records.getLast().value())).orThrow();
        assertThat(muted).isEqualTo(new FeedMuted(opening.header().sender(), forged.id(), 1, "FALSE_TIME"));
        topics.readUntil(TopicCatalogue.DELIVERED, record -> isOf(record, forged.id(), "envelope"));

        assertThat(text("/v1/messages/" + forged.id().hex()))
                .contains("\"timeVerified\":false")
                .contains("\"lamport\":\"9223372036854775808\"")
                .contains("\"operator\":\"other1\"");
        assertThat(text("/v1/messages?limit=1000")).doesNotContain(forged.id().hex());
        node.await("/actuator/prometheus", "reason=\"FALSE_TIME\"");
    }

    @Test
    void anOrphanIsHeldBackAskedForAndDeliveredAfterItsCause() throws Exception {
        Envelope opening = opening();
        Envelope cause = after(opening, 1).envelope();
        Envelope orphan = after(cause, 2).needs(List.of(cause.id())).envelope();
        topics.inbound(opening);
        topics.inbound(orphan);
        topics.readUntil(
                TopicCatalogue.WIRE_OUTBOUND,
                record -> WireCommand.decode(Bytes.wrap(record.value())).orThrow()
                                instanceof WireCommand.Fetch(List<MessageId> ids, String peer, int _)
                        && ids.contains(cause.id())
                        && peer.equals("peer-1"));
        topics.inbound(cause);
        var records = topics.readUntil(TopicCatalogue.DELIVERED, record -> isOf(record, orphan.id(), "envelope"));
        assertThat(RecordHeaders.text(records.get(records.size() - 2).headers(), RecordHeader.MESSAGE_ID))
                .isEqualTo(cause.id().hex());
        assertThat(records.getLast().headers().lastHeader("held-back-millis")).isNotNull();
        assertThat(text("/v1/messages/" + orphan.id().hex())).contains("\"heldBackMillis\":\"");
        assertThat(text("/v1/messages/" + cause.id().hex() + "/happened-before/"
                        + orphan.id().hex()))
                .contains("BEFORE");
        assertThat(text("/v1/messages?dependsOn=" + cause.id().hex()))
                .contains(orphan.id().hex());
    }

    @Test
    void bytesThatAreNoMessageAreBuriedWithTheirReason() throws Exception {
        byte[] junk = {1, 2, 3, (byte) feeds};
        topics.send(new ProducerRecord<>(TopicCatalogue.WIRE_INBOUND.fullName(topics.operator()), new byte[40], junk));
        var records = topics.readUntil(
                TopicCatalogue.WIRE_INBOUND.dead(), record -> java.util.Arrays.equals(record.value(), junk));
        assertThat(RecordHeaders.text(records.getLast().headers(), RecordHeader.REASON))
                .isEqualTo("MALFORMED");
    }

    @Test
    void apiErrorsAreProblems() throws Exception {
        var missing = node.get("/v1/messages/0x" + "00".repeat(32));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("content-type").orElse("")).contains("application/problem+json");
        assertThat(new String(missing.body(), UTF_8)).contains("urn:causality:reason:NOT_FOUND");
        assertThat(node.get("/v1/messages?limit=x").statusCode()).isEqualTo(400);
        assertThat(node.get("/v1/messages?after=zz").statusCode()).isEqualTo(400);
        assertThat(node.get("/v1/messages?type=Nothing").statusCode()).isEqualTo(400);
        assertThat(node.get("/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(node.post("/internal/v1/fetch", new byte[] {1, 2, 3}).statusCode())
                .isEqualTo(400);
    }

    @Test
    void peersFetchWhatItHasWithItsAncestors() throws Exception {
        Draft draft = Drafts.cancellation(31);
        topics.publish(draft);
        var records = topics.readUntil(
                TopicCatalogue.DELIVERED,
                record -> draft.id().hex().equals(RecordHeaders.text(record.headers(), RecordHeader.DRAFT_ID)));
        Envelope said = Envelope.decode(Bytes.wrap(records.getLast().value())).orThrow();
        MessageId previous = said.header().named().findFirst().orElseThrow();
        MessageId nobody = new MessageId(new Bytes32(1, 2, 3, 4));
        var answer = node.post(
                "/internal/v1/fetch",
                new FetchMessage.Request(List.of(said.id(), nobody), false)
                        .encode()
                        .toArray());
        assertThat(FetchMessage.decode(Bytes.wrap(answer.body())).orThrow())
                .isInstanceOfSatisfying(
                        FetchMessage.Answer.class,
                        found -> assertThat(found.envelopes())
                                .contains(said)
                                .anyMatch(envelope -> envelope.id().equals(previous)));
        assertThat(node.get("/v1/messages/" + said.id().hex() + "?form=envelope")
                        .body())
                .isEqualTo(said.encode().toArray());
    }

    @Test
    void whatPeersAskForComesFirstHoweverMuchItRestsOn() throws Exception {
        Draft last = Drafts.cancellation(200);
        for (long number = 101; number < 121; number++) {
            topics.publish(Drafts.cancellation(number));
        }
        topics.publish(last);
        var records = topics.readUntil(
                TopicCatalogue.DELIVERED,
                record -> last.id().hex().equals(RecordHeaders.text(record.headers(), RecordHeader.DRAFT_ID)));
        MessageId asked =
                Envelope.decode(Bytes.wrap(records.getLast().value())).orThrow().id();
        var body = node.post(
                        "/internal/v1/fetch",
                        new FetchMessage.Request(List.of(asked), false).encode().toArray())
                .body();
        assertThat(FetchMessage.decode(Bytes.wrap(body)).orThrow())
                .isInstanceOfSatisfying(FetchMessage.Answer.class, answer -> {
                    assertThat(answer.envelopes().getFirst().id()).isEqualTo(asked);
                    assertThat(answer.envelopes()).hasSizeGreaterThan(10);
                });
    }

    @Test
    void thePropagatorBroadcastsOnceAndSubscribesFromACursor() throws Exception {
        MessagePropagator propagator = node.bean(MessagePropagator.class);
        BlockingQueue<StoredMessage> heard = new LinkedBlockingQueue<>();
        Draft draft = Drafts.cancellation(41);
        var receipt = propagator.broadcast(draft);
        assertThat(propagator.broadcast(draft)).isEqualTo(receipt);
        assertThat(receipt.stamp()).isNotNull();
        try (var subscription = propagator.subscribe(Set.of(MessageType.USER_ORDER_CANCELLATION), 0, heard::add)) {
            StoredMessage message;
            do {
                message = heard.poll(HEARD_SECONDS_MAX, TimeUnit.SECONDS);
                assertThat(message).isNotNull();
            } while (!draft.id().equals(message.draftId()));
            assertThat(subscription.isOpen()).isTrue();
        }
        assertThat(propagator.inCausalOrder(Cursor.START, Set.of(), 1_000))
                .isSortedAccordingTo(java.util.Comparator.comparing(
                        (StoredMessage row) -> row.signed().stamp()))
                .anyMatch(row -> draft.id().equals(row.draftId()));
    }

    @Test
    void aBroadcastIsAcknowledgedByItsOwnOperatorFirst() {
        MessagePropagator propagator = node.bean(MessagePropagator.class);
        Draft draft = Drafts.cancellation(42);
        var receipt = propagator.broadcast(draft);
        assertThat(receipt.acknowledgedBy()).hasSize(1);
        assertThat(receipt.estimatedReach()).isStrictlyBetween(0.0, 1.0);
        assertThat(propagator.receipt(draft.id()).acknowledgedBy()).containsAll(receipt.acknowledgedBy());
    }

    @Test
    void aSubscriptionTakesAPredicateAndDependenciesAreReadBothWays() throws Exception {
        MessagePropagator propagator = node.bean(MessagePropagator.class);
        MessageId cause = said(propagator, Drafts.cancellation(43));
        Draft effect = Drafts.cancellation(44, cause);
        MessageId rests = said(propagator, effect);
        BlockingQueue<StoredMessage> heard = new LinkedBlockingQueue<>();
        try (var subscription =
                propagator.subscribe(Set.of(), row -> effect.id().equals(row.draftId()), 0, heard::add)) {
            StoredMessage message = heard.poll(HEARD_SECONDS_MAX, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            assertThat(message.signed().id()).isEqualTo(rests);
            assertThat(subscription.isLagged()).isFalse();
        }
        assertThat(propagator.byDependency(cause, 10))
                .extracting(row -> row.signed().id())
                .containsExactly(rests);
        assertThat(propagator.dependenciesOf(rests))
                .extracting(row -> row.signed().id())
                .containsExactly(cause);
    }

    private static MessageId said(MessagePropagator propagator, Draft draft) {
        return Objects.requireNonNull(propagator.broadcast(draft).stamp()).id();
    }

    @Test
    void itSaysHowItIsAndTellsWhatOthersSaid() throws Exception {
        var said = topics.readUntil(
                TopicCatalogue.WIRE_OUTBOUND,
                record -> "NetworkHealth".equals(RecordHeaders.text(record.headers(), RecordHeader.TYPE)));
        assertThat(WireCommand.decode(Bytes.wrap(said.getLast().value())).orThrow())
                .isInstanceOfSatisfying(
                        WireCommand.Publish.class,
                        command ->
                                assertThat(command.envelope().header().named()).isEmpty());
        Envelope opening = opening();
        Envelope health = new Spoken(opening.header().sender(), 0)
                .type(MessageType.NETWORK_HEALTH.code())
                .payload(new Payload.NetworkHealth(OTHER.publicKey(), new LamportTime(5), 4, 3, 2, "other/1").encode())
                .envelope();
        topics.inbound(opening);
        topics.readUntil(TopicCatalogue.DELIVERED, record -> isOf(record, opening.id(), "envelope"));
        topics.inbound(health);
        Envelope marker = opening();
        topics.inbound(marker);
        topics.readUntil(TopicCatalogue.DELIVERED, record -> isOf(record, marker.id(), "envelope"));
        node.await(
                "/internal/v1/network-health",
                "\"name\":\"" + node.operator + "\"",
                "\"name\":\"other1\",\"verifiedTime\":\"5\",\"delivered\":\"4\",\"peers\":3",
                "\"agent\":\"other/1\"");
    }

    private static boolean isOf(ConsumerRecord<byte[], byte[]> record, MessageId id, String content) {
        return id.hex().equals(RecordHeaders.text(record.headers(), RecordHeader.MESSAGE_ID))
                && content.equals(RecordHeaders.text(record.headers(), RecordHeader.CONTENT));
    }

    private static String text(String path) throws Exception {
        return new String(node.get(path).body(), UTF_8);
    }
}

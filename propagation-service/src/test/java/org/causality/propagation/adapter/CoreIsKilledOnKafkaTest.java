package org.causality.propagation.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.WireCommand;
import org.causality.propagation.message.Drafts;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.CrashPoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole service is killed at each named point, on the real Kafka and Postgres: drafts come by {@code publish}, and what
 * its readers see in {@code delivered} and {@code wire.outbound} is what counts.
 */
@Tag("prove")
class CoreIsKilledOnKafkaTest {

    private static final int DRAFTS = 6;

    /** The first incarnation dies at the first passing, the second after some work, the third lives. */
    private static final int[] PASSINGS = {1, 2, Integer.MAX_VALUE};

    private static final long WAIT_NANOS_MAX = 90_000_000_000L;
    private static final long LOOK_NANOS = 20_000_000;

    @TempDir
    static Path folder;

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @EnumSource
    void eachDraftIsStampedOnceAndEveryReaderSeesOneLog(CrashPoint.Place place) throws Exception {
        String operator = SharedParts.uniqueOperator(CoreIsKilledOnKafkaTest.class);
        Path home = TestNode.newHome(operator, folder);
        TestTopics topics = new TestTopics(operator);
        Set<String> asked = new HashSet<>();
        int deaths = 0;
        for (int passings : PASSINGS) {
            try (TestNode node =
                    TestNode.start(operator, home, killAt(place, passings), "causality.lease-millis=600")) {
                CoreOwner core = node.bean(CoreOwner.class);
                for (int i = 0; i < DRAFTS / PASSINGS.length; i++) {
                    Draft draft = Drafts.cancellation(asked.size());
                    asked.add(draft.id().hex());
                    topics.publish(draft);
                }
                await(() -> core.state() == CoreOwner.State.DEAD
                        || (core.state() == CoreOwner.State.ACTIVE
                                && stamped(topics, core).keySet().containsAll(asked)));
                deaths += core.state() == CoreOwner.State.DEAD ? 1 : 0;
                assertThat(passings < Integer.MAX_VALUE || core.state() == CoreOwner.State.ACTIVE)
                        .isTrue();
                if (passings == Integer.MAX_VALUE) {
                    Map<String, MessageId> stamped = stamped(topics, core);
                    assertThat(stamped.keySet()).containsAll(asked).hasSize(DRAFTS + certificates(topics, core));
                    assertThat(published(topics, core.view().delivered()))
                            .containsAll(deliveredIds(topics, core).values());
                }
            }
        }
        assertThat(deaths).isPositive();
    }

    private static CrashPoint killAt(CrashPoint.Place place, int passings) {
        AtomicInteger left = new AtomicInteger(passings);
        return at -> {
            if (at == place && left.decrementAndGet() == 0) {
                throw new Killed();
            }
        };
    }

    /** The log as a reader sees it: dense, and a sequence that comes twice says the same both times. */
    private static Map<Long, ConsumerRecord<byte[], byte[]>> delivered(TestTopics topics, CoreOwner core) {
        long upTo = core.view().delivered();
        Map<Long, ConsumerRecord<byte[], byte[]>> log = new HashMap<>();
        if (upTo == 0) {
            return log;
        }
        for (var record : topics.readUntil(TopicCatalogue.DELIVERED, one -> sequence(one) >= upTo)) {
            var before = log.putIfAbsent(sequence(record), record);
            assertThat(before == null || id(before).equals(id(record)))
                    .as("sequence " + sequence(record))
                    .isTrue();
            assertThat(before != null || sequence(record) == log.size())
                    .as("no gap before " + sequence(record))
                    .isTrue();
        }
        return log;
    }

    private static Map<Long, MessageId> deliveredIds(TestTopics topics, CoreOwner core) {
        Map<Long, MessageId> ids = new HashMap<>();
        delivered(topics, core)
                .forEach((sequence, record) -> ids.put(
                        sequence,
                        Envelope.decode(Bytes.wrap(record.value())).orThrow().id()));
        return ids;
    }

    /** Fails when a draft was stamped as two messages. */
    private static Map<String, MessageId> stamped(TestTopics topics, CoreOwner core) {
        Map<String, MessageId> stamped = new HashMap<>();
        for (var record : delivered(topics, core).values()) {
            String draft = RecordHeaders.text(record.headers(), RecordHeader.DRAFT_ID);
            if (draft != null) {
                assertThat(stamped.put(
                                draft,
                                Envelope.decode(Bytes.wrap(record.value()))
                                        .orThrow()
                                        .id()))
                        .as("draft " + draft + " is stamped once")
                        .isNull();
            }
        }
        return stamped;
    }

    private static int certificates(TestTopics topics, CoreOwner core) {
        return (int) delivered(topics, core).values().stream()
                .filter(record -> "KeyCertificate".equals(RecordHeaders.text(record.headers(), RecordHeader.TYPE)))
                .count();
    }

    /** Reads {@code wire.outbound} until as many different messages were published. */
    private static Set<MessageId> published(TestTopics topics, long number) {
        Set<MessageId> ids = new HashSet<>();
        topics.readUntil(TopicCatalogue.WIRE_OUTBOUND, record -> {
            if (WireCommand.decode(Bytes.wrap(record.value())).orThrow()
                    instanceof WireCommand.Publish(Envelope envelope)) {
                ids.add(envelope.id());
            }
            return ids.size() >= number;
        });
        return ids;
    }

    private static long sequence(ConsumerRecord<byte[], byte[]> record) {
        return RecordHeaders.number(record.headers(), RecordHeader.DELIVERY_SEQUENCE, -1);
    }

    private static Bytes id(ConsumerRecord<byte[], byte[]> record) {
        return Bytes.wrap(record.value());
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        long deadline = System.nanoTime() + WAIT_NANOS_MAX;
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}

package org.causality.mempool.adapter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.backbone.log.LogRecord;
import org.causality.backbone.log.OperatorTopics;
import org.causality.mempool.book.OrderEvent;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Totals;
import org.causality.mempool.fact.KnownState;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.Draft;
import org.causality.model.topic.LaneKey;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries to Kafka, each in one transaction.
 *
 * <p>This is Kafka's own producer and not Spring Cloud Stream's: a binder's transaction begins and ends around its
 * consumer's callback, but here one writer must put what came by HTTP and what came by {@code delivered} into
 * transactions of its own, and change the view after the commit and before the next decision. The fixed transactional
 * id makes a starting instance end the open transaction of the one before it, and fence it.
 */
final class BookLog implements AutoCloseable {

    /** The key of the bookmark in {@code orders.state}: no order has this id. */
    static final Bytes32 BOOKMARK = new Bytes32(0, 0, 0, 0);

    /** The key of heights and nonces in {@code orders.state}. */
    private static final Bytes32 HEADS = new Bytes32(0, 0, 0, 1);

    /** Before the place of a fact in its key. */
    private static final long FACTS = 2;

    /** Where all that is no order is kept: so it is read back in the order of writing. */
    private static final int BOOKMARK_PARTITION = 0;

    private static final int TRANSACTION_MILLIS_MAX = 60_000;
    private static final int DELIVERY_MILLIS_MAX = 20_000;
    private static final int REQUEST_MILLIS_MAX = 10_000;

    /** Nothing leaves before {@code flush}, so an entry is one request to the broker instead of one for each partition. */
    private static final int LINGER_MILLIS = 1_000;

    private static final byte[] NO_VALUE = {};

    private final Map<String, Object> settings;
    private final OperatorTopics topics;
    private final CrashPoint crashPoint;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    BookLog(Map<String, Object> kafka, String operator, OperatorTopics topics, CrashPoint crashPoint) {
        this.settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "causality." + operator + ".mempool");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS_MAX);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS_MAX);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MILLIS_MAX);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        this.topics = topics;
        this.crashPoint = crashPoint;
    }

    /** Ends what an earlier instance left open and fences it; nothing may be read to the end before this. */
    void open() {
        if (producer == null) {
            KafkaProducer<byte[], byte[]> fresh =
                    new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            try {
                fresh.initTransactions();
            } catch (KafkaException e) {
                fresh.close(Duration.ZERO);
                throw e;
            }
            producer = fresh;
        }
    }

    /**
     * Writes the entry. After an exception nobody knows whether it was committed: {@link #discard}, {@link #open} and
     * read what is there.
     */
    void commit(Entry entry) {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            throw new IllegalStateException("the log is not open");
        }
        open.beginTransaction();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        entry.drafts().forEach(draft -> records.add(draft(draft, entry.totals())));
        entry.records().forEach(record -> records.add(state(record)));
        entry.events().forEach(event -> records.add(event(event)));
        entry.dead().forEach(dead -> records.add(dead(dead)));
        addKnown(records, entry.known());
        if (entry.hasRead()) {
            records.add(bookmark(entry));
        }
        if (entry.movedOn()) {
            addProgress(records, entry.totals());
        }
        List<Future<RecordMetadata>> sent = records.stream().map(open::send).toList();
        open.flush();
        sent.forEach(BookLog::requireSent);
        crashPoint.reached(CrashPoint.Step.BEFORE_COMMIT);
        open.commitTransaction();
    }

    /** Lets go of the producer as a crash would: an open transaction stays for the next {@link #open} to end. */
    void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofMillis(REQUEST_MILLIS_MAX));
            producer = null;
        }
    }

    private ProducerRecord<byte[], byte[]> draft(Draft draft, Totals totals) {
        RecordKey key = new RecordKey(totals.clock(), draft.id().value());
        ProducerRecord<byte[], byte[]> record =
                record(TopicCatalogue.PUBLISH, 0, key.toArray(), draft.encode().toArray());
        RecordHeaders.put(
                record.headers(), RecordHeader.TYPE, draft.payload().type().seedName());
        RecordHeaders.put(record.headers(), RecordHeader.DRAFT_ID, draft.id().hex());
        return record;
    }

    private ProducerRecord<byte[], byte[]> state(OrderRecord order) {
        LaneKey key = LaneKey.ofEntity(order.id().value(), order.owner().lane());
        return record(
                TopicCatalogue.ORDERS_STATE,
                key.partition(TopicCatalogue.ORDERS_STATE),
                key.key().toArray(),
                utf8(RecordJson.write(order)));
    }

    private ProducerRecord<byte[], byte[]> bookmark(Entry entry) {
        String json = BookmarkJson.write(entry.totals(), entry.places());
        return record(TopicCatalogue.ORDERS_STATE, BOOKMARK_PARTITION, BOOKMARK.toArray(), utf8(json));
    }

    /** The key of the fact at a place. */
    private static Bytes32 factKey(int place) {
        return new Bytes32(0, 0, FACTS, place);
    }

    /** The place of a fact whose key this is. */
    static int factPlace(Bytes32 key) {
        return (int) key.w3();
    }

    /** Facts under their places, empty where there is none any more. */
    private void addKnown(List<ProducerRecord<byte[], byte[]>> records, KnownState.Changes known) {
        known.facts()
                .forEach((place, fact) ->
                        records.add(known(factKey(place), KnownJson.FACT, fact == null ? "" : KnownJson.write(fact))));
        KnownState.Heads heads = known.heads();
        if (heads != null) {
            records.add(known(HEADS, KnownJson.HEADS, KnownJson.write(heads)));
        }
    }

    private ProducerRecord<byte[], byte[]> known(Bytes32 key, String content, String json) {
        ProducerRecord<byte[], byte[]> record =
                record(TopicCatalogue.ORDERS_STATE, BOOKMARK_PARTITION, key.toArray(), utf8(json));
        RecordHeaders.put(record.headers(), RecordHeader.CONTENT, content);
        return record;
    }

    private ProducerRecord<byte[], byte[]> event(OrderEvent event) {
        LaneKey key = LaneKey.of(RecordKey.of(event.step().cause()), event.lane());
        ProducerRecord<byte[], byte[]> record = record(
                TopicCatalogue.ORDERS_EVENTS,
                key.partition(TopicCatalogue.ORDERS_EVENTS),
                key.key().toArray(),
                utf8(EventJson.write(event)));
        RecordHeaders.put(record.headers(), RecordHeader.EVENT, EventJson.STATUS_CHANGED);
        RecordHeaders.put(
                record.headers(),
                RecordHeader.DELIVERY_SEQUENCE,
                event.step().cursor().sequence());
        RecordHeaders.put(
                record.headers(), RecordHeader.INDEX, event.step().cursor().index());
        RecordHeaders.put(
                record.headers(), RecordHeader.LANE, event.lane().key().hex());
        return record;
    }

    /** Tells the readers of every partition that no further event of these causes will come. */
    private void addProgress(List<ProducerRecord<byte[], byte[]>> records, Totals totals) {
        byte[] key = new RecordKey(totals.clock(), BOOKMARK).toArray();
        for (int partition = 0; partition < TopicCatalogue.ORDERS_EVENTS.partitions(); partition++) {
            ProducerRecord<byte[], byte[]> record = record(TopicCatalogue.ORDERS_EVENTS, partition, key, NO_VALUE);
            RecordHeaders.put(record.headers(), RecordHeader.EVENT, EventJson.PROGRESS);
            RecordHeaders.put(record.headers(), RecordHeader.DELIVERY_SEQUENCE, totals.delivered());
            records.add(record);
        }
    }

    private ProducerRecord<byte[], byte[]> dead(Entry.Dead dead) {
        LogRecord source = dead.source();
        ProducerRecord<byte[], byte[]> record = record(source.topic().dead(), 0, source.key(), source.value());
        source.headers().forEach(record.headers()::add);
        RecordHeaders.put(record.headers(), RecordHeader.REASON, dead.reason().name());
        RecordHeaders.put(record.headers(), RecordHeader.DETAIL, dead.detail());
        RecordHeaders.put(
                record.headers(),
                RecordHeader.SOURCE,
                topics.name(source.topic()) + ":" + source.partition() + ":" + source.offset());
        return record;
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, int partition, byte[] key, byte[] value) {
        return new ProducerRecord<>(topics.name(topic), partition, key, value);
    }

    private static void requireSent(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a record of the transaction was not taken: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.causality.orchestrator.adapter;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Payload;
import org.causality.model.message.SignedHeader;
import org.causality.model.message.Stamp;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Purpose;
import org.causality.model.order.OrderId;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.orchestrator.World;
import org.causality.orchestrator.fact.Fact;
import org.jspecify.annotations.Nullable;

/** The services around the orchestrator, as their topics show them: causal core, mempool, crosschain. */
final class Neighbours implements AutoCloseable {
    private final String operator;
    private final SigningKey feed = SigningKey.fromSeed(World.word(4_711).toArray());
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> drafts;
    private final Set<DraftId> stamped = new HashSet<>();
    private long sequence;
    private @Nullable MessageId previous;
    private long feedSequence;

    Neighbours(String operator) {
        this.operator = operator;
        String servers = SharedParts.get().bootstrapServers();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
        this.drafts = reader();
        drafts.assign(List.of(new TopicPartition(TopicCatalogue.PUBLISH.fullName(operator), 0)));
    }

    private static KafkaConsumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", SharedParts.get().bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    void certify(Path keys) throws Exception {
        FileOperatorSigner signer = FileOperatorSigner.open(World.NETWORK, keys);
        var _ = deliver(new Payload.KeyCertificate(signer.certify(Purpose.FEED, feed.publicKey(), 1)), List.of());
    }

    /** Stamps what the service asked to publish, once, and delivers it. */
    List<Payload> deliverPublished() {
        List<Payload> published = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : drafts.poll(Duration.ofMillis(100))) {
            Draft draft = Draft.decode(Bytes.wrap(record.value())).orThrow();
            if (stamped.add(draft.id())) {
                var _ = deliver(draft.payload(), draft.dependencies());
                published.add(draft.payload());
            }
        }
        return published;
    }

    Stamp deliver(Payload payload, List<MessageId> dependencies) {
        Bytes body = payload.encode();
        sequence++;
        Header header = new Header(
                World.NETWORK,
                Header.VERSION,
                payload.type().code(),
                new LamportTime(sequence),
                previous,
                feedSequence++,
                List.of(),
                dependencies,
                List.of(),
                payload.type() == MessageType.KEY_CERTIFICATE
                        ? 0
                        : payload.lane().slot(16),
                feed.publicKey(),
                Envelope.digest(body),
                body.size());
        Envelope envelope = new Envelope(SignedHeader.sign(header, feed), body);
        previous = envelope.id();
        var record = record(
                TopicCatalogue.DELIVERED,
                0,
                RecordKey.of(envelope.stamp()),
                envelope.encode().toArray());
        RecordHeaders.put(record.headers(), RecordHeader.CONTENT, "envelope");
        RecordHeaders.put(record.headers(), RecordHeader.TYPE, payload.type().seedName());
        RecordHeaders.put(record.headers(), RecordHeader.DELIVERY_SEQUENCE, sequence);
        send(record);
        return envelope.stamp();
    }

    void judge(Fact fact, String verdict) {
        String json = """
                {"eventId":"%s","chain":"%s","height":"%d","blockHash":"%s","kind":"%s","emitter":"%s","key":"%s",
                 "value":"%s","index":0,"finality":"%s","verdict":"%s","reason":"%s","retracted":false,"cause":"%s",
                 "lamport":"%s","version":"1","at":"2026-01-01T00:00:00Z"}
                """.formatted(
                        fact.id().hex(),
                        fact.chain(),
                        fact.height(),
                        World.word(9).hex(),
                        fact.kind(),
                        fact.emitter().hex(),
                        fact.key().hex(),
                        fact.value().hex(),
                        fact.finality(),
                        verdict,
                        verdict,
                        fact.carrier().id().hex(),
                        fact.carrier().time());
        var record = record(
                TopicCatalogue.CHAINS_EVENTS,
                fact.chain().lane().slot(TopicCatalogue.CHAINS_EVENTS.partitions()),
                RecordKey.of(fact.carrier()),
                json.getBytes(StandardCharsets.UTF_8));
        RecordHeaders.put(record.headers(), RecordHeader.EVENT, "FactJudged");
        send(record);
    }

    void open(OrderId order, Stamp cause) {
        String json = "{\"orderId\":\"" + order.hex() + "\",\"from\":\"RECEIVED\",\"to\":\"OPEN\"}";
        var record =
                record(TopicCatalogue.ORDERS_EVENTS, 0, RecordKey.of(cause), json.getBytes(StandardCharsets.UTF_8));
        RecordHeaders.put(record.headers(), RecordHeader.EVENT, "StatusChanged");
        send(record);
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, int partition, RecordKey key, byte[] value) {
        return new ProducerRecord<>(topic.fullName(operator), partition, key.toArray(), value);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            var _ = producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All that stands in a topic now, as {@code event value}. */
    List<String> events(Topic topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = reader()) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < topic.partitions(); i++) {
                partitions.add(new TopicPartition(topic.fullName(operator), i));
            }
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> events = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> events.add(RecordHeaders.text(record.headers(), RecordHeader.EVENT) + " "
                                + new String(record.value(), StandardCharsets.UTF_8)));
            }
            return events;
        }
    }

    @Override
    public void close() {
        producer.close();
        drafts.close();
    }
}

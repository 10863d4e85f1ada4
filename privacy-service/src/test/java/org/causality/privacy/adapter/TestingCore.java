package org.causality.privacy.adapter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.SigningKey;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.Header;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.SignedHeader;
import org.causality.model.order.AdmissionReceipt;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.privacy.Fixture;
import org.causality.privacy.batch.ReceiptKey;
import org.jspecify.annotations.Nullable;

/** The neighbours of the service: a core that stamps what is published and delivers it, and a mempool that admits. */
final class TestingCore implements AutoCloseable {
    private final String bootstrapServers;
    private final String operator;
    private final KafkaProducer<byte[], byte[]> producer;
    private final SigningKey feed = Fixture.key(77);
    private final ReceiptKey mempool = Fixture.receiptKey(900);
    private final Map<Bytes32, MessageId> stamped = new HashMap<>();
    private @Nullable MessageId previous;
    private long sequence;

    TestingCore(String bootstrapServers, String operator) {
        this.bootstrapServers = bootstrapServers;
        this.operator = operator;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Stamps and delivers what was published and is not delivered yet; all drafts ever published. */
    List<Draft> deliver() {
        List<Draft> drafts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : all(TopicCatalogue.PUBLISH)) {
            Draft draft = Draft.decode(Bytes.wrap(record.value())).orThrow();
            if (!stamped.containsKey(draft.id().value())) {
                deliver(draft);
            }
            drafts.add(draft);
        }
        return drafts;
    }

    MessageId messageOf(Draft draft) {
        return Objects.requireNonNull(stamped.get(draft.id().value()));
    }

    void deliver(Draft draft) {
        Bytes payload = draft.payload().encode();
        Header header = new Header(
                Fixture.NETWORK,
                Header.VERSION,
                draft.payload().type().code(),
                new LamportTime(sequence + 1),
                previous,
                sequence,
                List.of(),
                draft.dependencies(),
                List.of(),
                0,
                feed.publicKey(),
                Envelope.digest(payload),
                payload.size());
        Envelope envelope = new Envelope(SignedHeader.sign(header, feed), payload);
        sequence++;
        previous = envelope.id();
        stamped.put(draft.id().value(), envelope.id());
        ProducerRecord<byte[], byte[]> record = record(
                TopicCatalogue.DELIVERED,
                0,
                RecordKey.of(envelope.stamp()).toArray(),
                envelope.encode().toArray());
        RecordHeaders.put(record.headers(), RecordHeader.DELIVERY_SEQUENCE, sequence);
        RecordHeaders.put(record.headers(), RecordHeader.CONTENT, "envelope");
        RecordHeaders.put(
                record.headers(), RecordHeader.TYPE, draft.payload().type().seedName());
        send(record);
    }

    /** The mempool admits an order, or says again how it stands. */
    void admit(long number, Bytes32 subject) {
        Bytes receipt = AdmissionReceipt.sign(subject, number, 0, mempool.certificate(), mempool.key())
                .encode();
        String json =
                "{\"orderId\":\"%s\",\"receipt\":\"%s\",\"cancellation\":null}".formatted(subject.hex(), receipt.hex());
        send(record(
                TopicCatalogue.ORDERS_STATE,
                (int) (number % TopicCatalogue.ORDERS_STATE.partitions()),
                subject.toArray(),
                json.getBytes(StandardCharsets.UTF_8)));
    }

    void write(Topic topic, byte[] value) {
        send(record(topic, 0, new byte[RecordKey.SIZE], value));
    }

    private ProducerRecord<byte[], byte[]> record(Topic topic, int partition, byte[] key, byte[] value) {
        return new ProducerRecord<>(topic.fullName(operator), partition, key, value);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            var _ = producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that is in a topic now. */
    List<ConsumerRecord<byte[], byte[]>> all(Topic topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            partitions.add(new TopicPartition(topic.fullName(operator), partition));
        }
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (!ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}

package org.causality.gateway.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.embedded.SharedParts;
import org.causality.gateway.event.EventLane;
import org.causality.gateway.event.EventTopic;
import org.causality.model.codec.Bytes;
import org.causality.model.message.Envelope;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;
import org.causality.model.wire.DeliveryTick;
import org.causality.model.wire.WireCommand;

/** The other side of an operator's Kafka: writes what the core and the mempool would, reads what the gateway wrote. */
final class KafkaSide implements AutoCloseable {

    private final String operator;
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", SharedParts.get().bootstrapServers(), "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    KafkaSide(String operator) {
        this.operator = operator;
    }

    void command(WireCommand command, long fence) {
        write(TopicCatalogue.WIRE_OUTBOUND, 0, new byte[40], command.encode(), headers -> {
            RecordHeaders.put(headers, RecordHeader.FENCE, fence);
        });
    }

    void rubbishCommand(long fence) {
        write(TopicCatalogue.WIRE_OUTBOUND, 0, new byte[40], Bytes.ascii("rubbish"), headers -> {
            RecordHeaders.put(headers, RecordHeader.FENCE, fence);
        });
    }

    void delivered(Envelope envelope, long sequence) {
        deliveredAll(List.of(envelope), sequence);
    }

    /** As a gateway finds it that was started again: the frame came at that time. */
    void deliveredAt(Envelope envelope, long sequence, long receivedMillis) {
        ProducerRecord<byte[], byte[]> row = deliveredRow(envelope, sequence);
        RecordHeaders.put(row.headers(), RecordHeader.RECEIVED_MILLIS, receivedMillis);
        await(producer.send(row));
    }

    /** One after the other, from this sequence on. */
    void deliveredAll(List<Envelope> envelopes, long firstSequence) {
        List<Future<RecordMetadata>> written = new ArrayList<>();
        for (int i = 0; i < envelopes.size(); i++) {
            written.add(producer.send(deliveredRow(envelopes.get(i), firstSequence + i)));
        }
        written.forEach(KafkaSide::await);
    }

    private ProducerRecord<byte[], byte[]> deliveredRow(Envelope envelope, long sequence) {
        ProducerRecord<byte[], byte[]> row = new ProducerRecord<>(
                TopicCatalogue.DELIVERED.fullName(operator),
                0,
                RecordKey.of(envelope.stamp()).toArray(),
                envelope.encode().toArray());
        RecordHeaders.put(row.headers(), RecordHeader.CONTENT, "envelope");
        RecordHeaders.put(row.headers(), RecordHeader.DELIVERY_SEQUENCE, sequence);
        return row;
    }

    /** The core moves its log on without a message. */
    void tick(long sequence) {
        write(TopicCatalogue.DELIVERED, 0, new byte[40], new DeliveryTick(sequence).encode(), headers -> {
            RecordHeaders.put(headers, RecordHeader.CONTENT, DeliveryTick.CONTENT);
            RecordHeaders.put(headers, RecordHeader.DELIVERY_SEQUENCE, sequence);
        });
    }

    void orderEvent(int lane, long sequence, int index, String json) {
        event(new EventLane(EventTopic.ORDERS, lane), "StatusChanged", sequence, index, json);
    }

    void event(EventLane lane, String name, long sequence, int index, String json) {
        write(lane.topic().topic(), lane.partition(), new byte[40], Bytes.ascii(json), headers -> {
            RecordHeaders.put(headers, RecordHeader.EVENT, name);
            RecordHeaders.put(headers, RecordHeader.DELIVERY_SEQUENCE, sequence);
            RecordHeaders.put(headers, RecordHeader.INDEX, index);
        });
    }

    /** Every service has told all it will of this delivery and those before it. */
    void progress(long sequence) {
        progress(EnumSet.allOf(EventTopic.class), sequence);
    }

    void progress(Set<EventTopic> topics, long sequence) {
        for (EventLane lane : EventLane.of(topics)) {
            write(lane.topic().topic(), lane.partition(), new byte[40], Bytes.EMPTY, headers -> {
                RecordHeaders.put(headers, RecordHeader.EVENT, "Progress");
                RecordHeaders.put(headers, RecordHeader.DELIVERY_SEQUENCE, sequence);
            });
        }
    }

    /** Everything in the topic's first partition, now. */
    List<ConsumerRecord<byte[], byte[]>> read(Topic topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", SharedParts.get().bootstrapServers(),
                "client.id", UUID.randomUUID().toString(),
                "enable.auto.commit", false);
        TopicPartition partition = new TopicPartition(topic.fullName(operator), 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<ConsumerRecord<byte[], byte[]>> rows = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(rows::add);
            }
            return rows;
        }
    }

    /** The core is through with everything that came in of MEDIUM and LOW. */
    void coreIsThrough() {
        TopicPartition inbound = new TopicPartition(TopicCatalogue.WIRE_INBOUND.fullName(operator), 0);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                SharedParts.get().bootstrapServers(),
                "group.id",
                "causality." + operator + ".propagation.inbound",
                "enable.auto.commit",
                false);
        try (KafkaConsumer<byte[], byte[]> core =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            core.assign(List.of(inbound));
            long end = core.endOffsets(List.of(inbound)).getOrDefault(inbound, 0L);
            core.commitSync(Map.of(inbound, new OffsetAndMetadata(end)));
        }
    }

    private void write(Topic topic, int partition, byte[] key, Bytes value, Consumer<Headers> headers) {
        ProducerRecord<byte[], byte[]> row =
                new ProducerRecord<>(topic.fullName(operator), partition, key, value.toArray());
        headers.accept(row.headers());
        await(producer.send(row));
    }

    private static void await(Future<RecordMetadata> written) {
        try {
            var _ = written.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

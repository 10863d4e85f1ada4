package org.causality.effect.adapter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.adapter.RecordHeaders;

/** The logs around one operator's effect tracker, as its neighbours write and read them. */
final class TrackerLogs implements AutoCloseable {
    private final String bootstrapServers;
    private final String operator;
    private final KafkaProducer<byte[], byte[]> producer;

    TrackerLogs(String bootstrapServers, String operator) {
        this.bootstrapServers = bootstrapServers;
        this.operator = operator;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void write(Topic topic, int partition, long sequence, String event, String value) {
        RecordKey key = new RecordKey(new LamportTime(sequence), new Bytes32(0, 0, 0, sequence));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic.fullName(operator), partition, key.toArray(), value.getBytes(StandardCharsets.UTF_8));
        RecordHeaders.put(record.headers(), RecordHeader.DELIVERY_SEQUENCE, sequence);
        RecordHeaders.put(record.headers(), RecordHeader.EVENT, event);
        RecordHeaders.put(record.headers(), RecordHeader.CONTENT, "header");
        try {
            var _ = producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void progress(Topic topic, long sequence) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
            write(topic, partition, sequence, LogReader.PROGRESS, "");
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

package org.causality.propagation.adapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.causality.embedded.SharedParts;
import org.causality.model.message.Draft;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.PriorityClass;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.RecordKey;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;

/** The topics of one operator, seen from the services around the core. */
record TestTopics(String operator) {

    private static final Duration WAIT_MAX = Duration.ofMinutes(4);

    void publish(Draft draft) throws ExecutionException, InterruptedException {
        var record = new ProducerRecord<>(
                TopicCatalogue.PUBLISH.fullName(operator),
                new RecordKey(LamportTime.ZERO, draft.id().value()).toArray(),
                draft.encode().toArray());
        RecordHeaders.put(record.headers(), RecordHeader.DRAFT_ID, draft.id().hex());
        send(record);
    }

    void inbound(Envelope envelope) throws ExecutionException, InterruptedException {
        var record = new ProducerRecord<>(
                TopicCatalogue.WIRE_INBOUND.fullName(operator),
                RecordKey.of(envelope.stamp()).toArray(),
                envelope.encode().toArray());
        RecordHeaders.put(record.headers(), RecordHeader.CONTENT, "envelope");
        RecordHeaders.put(record.headers(), RecordHeader.CONNECTION, "peer-1");
        RecordHeaders.put(record.headers(), RecordHeader.RECEIVED_MILLIS, 1_700_000_000_000L);
        RecordHeaders.put(record.headers(), RecordHeader.PRIORITY_CLASS, PriorityClass.MEDIUM.name());
        send(record);
    }

    void send(ProducerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", SharedParts.get().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(record).get();
        }
    }

    /** Everything in a topic from its start until a record satisfies the condition; fails when none comes. */
    List<ConsumerRecord<byte[], byte[]>> readUntil(Topic topic, Predicate<ConsumerRecord<byte[], byte[]>> last) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", SharedParts.get().bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic.fullName(operator), 0)));
            List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
            long deadline = System.nanoTime() + WAIT_MAX.toNanos();
            while (System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    read.add(record);
                    if (last.test(record)) {
                        return read;
                    }
                }
            }
            throw new AssertionError("not in " + topic.name() + " after " + WAIT_MAX + "; read " + read.size());
        }
    }
}

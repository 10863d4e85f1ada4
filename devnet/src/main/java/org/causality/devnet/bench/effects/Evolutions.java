package org.causality.devnet.bench.effects;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.causality.devnet.story.figures.Tally;
import org.causality.model.topic.TopicCatalogue;
import tools.jackson.databind.json.JsonMapper;

/** What the tracker tells from now on, counted by the status its effects came to; read by the one thread that asks. */
final class Evolutions implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Tally tally = new Tally();

    private Evolutions(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static Evolutions of(EffectsOptions options) {
        String topic = TopicCatalogue.EFFECTS_EVENTS.fullName(options.operator());
        List<TopicPartition> partitions = IntStream.range(0, TopicCatalogue.EFFECTS_EVENTS.partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", options.kafka(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // seeking waits until somebody asks
        return new Evolutions(consumer);
    }

    /** How many came to this status, once it is so many or the wait is over. */
    int await(String status, int wanted, Duration waitMax) {
        long end = System.nanoTime() + waitMax.toNanos();
        while (count(status) < wanted && System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                status(record).ifPresent(tally::count);
            }
        }
        return count(status);
    }

    int count(String status) {
        return tally.counts().getOrDefault(status, 0);
    }

    Map<String, Integer> counts() {
        return tally.counts();
    }

    Map<String, Integer> countsSince(Map<String, Integer> before) {
        Map<String, Integer> since = counts();
        since.replaceAll((status, count) -> count - before.getOrDefault(status, 0));
        return since;
    }

    /** Records that only say how far the tracker is have no value. */
    private static Optional<String> status(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null || record.value().length == 0
                ? Optional.empty()
                : Optional.of(JsonMapper.shared()
                                .readTree(record.value())
                                .path("to")
                                .asString(""))
                        .filter(to -> !to.isEmpty());
    }

    @Override
    public void close() {
        consumer.close();
    }
}

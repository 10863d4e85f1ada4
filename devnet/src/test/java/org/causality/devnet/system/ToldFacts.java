package org.causality.devnet.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.RecordHeaders;

/** What an operator's log of chain facts has told so far of one fact. */
final class ToldFacts {

    private static final Duration POLL = Duration.ofMillis(200);

    private ToldFacts() {}

    /** The values of the header {@code event}, in the order of the log. */
    static List<String> of(SystemNetwork network, int operator, String eventId) {
        String topic =
                TopicCatalogue.CHAINS_EVENTS.fullName(network.operator(operator).name());
        List<TopicPartition> partitions = IntStream.range(0, TopicCatalogue.CHAINS_EVENTS.partitions())
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        network.devnet().parts().bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> told = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (new String(record.value(), StandardCharsets.UTF_8).contains("\"" + eventId + "\"")) {
                        told.add(String.valueOf(RecordHeaders.text(record.headers(), RecordHeader.EVENT)));
                    }
                }
            }
            return told;
        }
    }
}

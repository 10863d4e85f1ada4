package org.causality.mempool.adapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.causality.backbone.log.OperatorTopics;
import org.causality.model.topic.Topic;
import org.causality.model.topic.TopicCatalogue;

/**
 * Reads {@code orders.state} from its beginning to its end, committed records only. Without a group and without Spring
 * Cloud Stream, which has no notion of an end.
 */
final class StateLog {

    private static final int BATCH_MAX = 500;
    private static final Duration POLL_WAIT = Duration.ofSeconds(1);

    /** Polls in a row without progress, after which reading is given up and begun anew by the caller. */
    private static final int EMPTY_POLLS_MAX = 30;

    private final Map<String, Object> settings;
    private final OperatorTopics topics;

    StateLog(Map<String, Object> kafka, OperatorTopics topics) {
        this.settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH_MAX);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.topics = topics;
    }

    /** Hands over what is there now, batch by batch, per key in the order of writing. */
    void replay(Consumer<List<ConsumerRecord<byte[], byte[]>>> reader) {
        Topic topic = TopicCatalogue.ORDERS_STATE;
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            partitions.add(new TopicPartition(topics.name(topic), partition));
        }
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            int emptyPolls = 0;
            while (!reached(consumer, ends)) {
                List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
                consumer.poll(POLL_WAIT).forEach(batch::add);
                emptyPolls = batch.isEmpty() ? emptyPolls + 1 : 0;
                if (emptyPolls == EMPTY_POLLS_MAX) {
                    throw new TimeoutException("orders.state could not be read to its end");
                }
                if (!batch.isEmpty()) {
                    reader.accept(batch);
                }
            }
        }
    }

    private static boolean reached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}

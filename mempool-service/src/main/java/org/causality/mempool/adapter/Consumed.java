package org.causality.mempool.adapter;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a batch of {@code delivered} has brought its consumer group; committed with what the batch caused. */
record Consumed(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {}

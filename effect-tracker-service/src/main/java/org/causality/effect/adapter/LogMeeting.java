package org.causality.effect.adapter;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.causality.backbone.log.LogBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Makes sure that the writer knows which logs it hears: asked before the first batch, and before the next one whenever the
 * group was given its logs again, as it is after Kafka was lost.
 */
final class LogMeeting implements KafkaBindingRebalanceListener {
    private final Logs logs;
    private final Consumer<Work> writer;
    private volatile boolean met;

    LogMeeting(Logs logs, Consumer<Work> writer) {
        this.logs = logs;
        this.writer = writer;
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName,
            org.apache.kafka.clients.consumer.Consumer<?, ?> consumer,
            Collection<TopicPartition> partitions,
            boolean initial) {
        met = false;
    }

    /** @throws IllegalStateException Kafka or the writer does not answer; the batch is given again */
    void hold() {
        if (!met) {
            CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
            writer.accept(new Work.Met(logs.ids(), done));
            LogBatch.await(done);
            met = true;
        }
    }
}

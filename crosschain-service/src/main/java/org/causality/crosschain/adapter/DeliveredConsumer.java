package org.causality.crosschain.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.causality.backbone.log.LogBatch;
import org.causality.backbone.log.LogRecord;
import org.causality.backbone.log.OperatorTopics;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

/**
 * Takes {@code delivered}, batch by batch, and waits until the writer has made true what a batch caused. A batch that
 * failed is given again; what of it had become true is known by its delivery sequence in Postgres.
 */
final class DeliveredConsumer implements Consumer<Message<List<byte[]>>> {
    private final OperatorTopics topics;
    private final DeliveredReading reading;
    private final FactWriter writer;

    DeliveredConsumer(OperatorTopics topics, FactWriter writer) {
        this.topics = topics;
        this.reading = new DeliveredReading(topics.operator());
        this.writer = writer;
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        List<Work.Delivered> deliveries = new ArrayList<>();
        for (LogRecord record : LogBatch.records(batch, topics)) {
            Work.Delivered delivered = reading.read(record);
            if (delivered != null) {
                deliveries.add(delivered);
            }
        }
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        writer.listen(new Work.Arrived(deliveries, done));
        LogBatch.await(done);
    }
}

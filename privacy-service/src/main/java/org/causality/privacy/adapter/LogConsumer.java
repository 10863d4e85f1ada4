package org.causality.privacy.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.causality.backbone.log.LogBatch;
import org.causality.backbone.log.OperatorTopics;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

/**
 * Takes the logs, batch by batch, and waits until the writer has committed what a batch caused. What was
 * read twice is known by its sequence or number; the group's offsets only say where to look first after a start.
 */
final class LogConsumer implements Consumer<Message<List<byte[]>>> {

    private final LogReader reader;
    private final OperatorTopics topics;
    private final DeskWriter writer;

    LogConsumer(LogReader reader, OperatorTopics topics, DeskWriter writer) {
        this.reader = reader;
        this.topics = topics;
        this.writer = writer;
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        List<Reading> readings = new ArrayList<>();
        LogBatch.records(batch, topics).forEach(record -> readings.add(reader.read(record)));
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        writer.listen(new Work.Heard(readings, done));
        LogBatch.await(done);
    }
}

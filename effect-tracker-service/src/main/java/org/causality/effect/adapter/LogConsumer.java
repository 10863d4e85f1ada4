package org.causality.effect.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.causality.backbone.log.LogBatch;
import org.causality.backbone.log.OperatorTopics;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

/**
 * Takes the logs, batch by batch, and waits until the writer has committed what a batch caused. How far they were read
 * stands in that same transaction; the group's offsets only say where to look first after a start.
 */
final class LogConsumer implements Consumer<Message<List<byte[]>>> {

    private final LogReader reader = new LogReader();
    private final OperatorTopics topics;
    private final LogMeeting meeting;
    private final TrackerWriter writer;

    LogConsumer(OperatorTopics topics, LogMeeting meeting, TrackerWriter writer) {
        this.topics = topics;
        this.meeting = meeting;
        this.writer = writer;
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        meeting.hold();
        List<Reading> readings = new ArrayList<>();
        LogBatch.records(batch, topics).forEach(record -> readings.add(reader.read(record)));
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        writer.listen(new Work.Heard(readings, done));
        LogBatch.await(done);
    }
}

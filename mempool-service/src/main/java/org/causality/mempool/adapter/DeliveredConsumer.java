package org.causality.mempool.adapter;

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
 * Takes {@code delivered}, batch by batch, and waits until the writer has committed what a batch caused. How far the log
 * was read stands in that same transaction, as the delivery sequence of the bookmark; the group's offsets only say where
 * to look first after a start, so the binding commits them now and then, behind the writer, and costs the broker no part
 * of a transaction. A batch that is given again is known by its delivery sequences; of what could not be read a second
 * dead letter may be written.
 */
final class DeliveredConsumer implements Consumer<Message<List<byte[]>>> {

    private final OperatorTopics topics;
    private final DeliveredReading reading;
    private final BookWriter writer;

    DeliveredConsumer(OperatorTopics topics, DeliveredReading reading, BookWriter writer) {
        this.topics = topics;
        this.reading = reading;
        this.writer = writer;
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        List<DeliveredReading.Read.Known> known = new ArrayList<>();
        List<Entry.Dead> dead = new ArrayList<>();
        for (LogRecord record : LogBatch.records(batch, topics)) {
            switch (reading.read(record)) {
                case DeliveredReading.Read.Known read -> known.add(read);
                case DeliveredReading.Read.Unreadable(var reason, var detail) ->
                    dead.add(new Entry.Dead(record, reason, detail));
            }
        }
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        writer.listen(new Work.Arrived(known, dead, done));
        LogBatch.await(done);
    }
}

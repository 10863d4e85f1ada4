package org.causality.mempool.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.causality.backbone.log.LogBatch;
import org.causality.backbone.log.LogRecord;
import org.causality.backbone.log.OperatorTopics;
import org.causality.mempool.book.JobNews;
import org.causality.mempool.fact.FactNews;
import org.causality.model.reason.EdgeReason;
import org.causality.model.topic.TopicCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import tools.jackson.core.JacksonException;

/**
 * Takes {@code jobs.events} and {@code chains.events}, batch by batch, and waits until the writer has committed what a
 * batch caused. How far they were read stands in that same transaction ({@link Marks}). What tells the mempool nothing,
 * progress markers above all, costs the writer nothing.
 */
final class EventsConsumer implements Consumer<Message<List<byte[]>>> {
    private final OperatorTopics topics;
    private final BookWriter writer;

    EventsConsumer(OperatorTopics topics, BookWriter writer) {
        this.topics = topics;
        this.writer = writer;
    }

    @Override
    public void accept(Message<List<byte[]>> batch) {
        List<Told> told = new ArrayList<>();
        List<Entry.Dead> dead = new ArrayList<>();
        for (LogRecord record : LogBatch.records(batch, topics)) {
            try {
                Told one = read(record);
                if (one != null) {
                    told.add(one);
                }
            } catch (IllegalArgumentException | JacksonException e) {
                dead.add(new Entry.Dead(record, EdgeReason.MALFORMED, String.valueOf(e.getMessage())));
            }
        }
        if (!told.isEmpty() || !dead.isEmpty()) {
            CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
            writer.listen(new Work.Heard(told, dead, done));
            LogBatch.await(done);
        }
    }

    private static @Nullable Told read(LogRecord record) {
        if (record.topic().equals(TopicCatalogue.JOBS_EVENTS)) {
            JobNews news = JobReading.read(record);
            return news == null ? null : new Told.OfJob(record, news);
        }
        FactNews news = FactReading.read(record);
        if (news == null) {
            return null;
        }
        var _ = Required.place(record); // a fact without a place could not be told from its repeat
        return new Told.OfFact(record, news);
    }
}

package org.causality.effect.adapter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.backbone.writer.FencedException;
import org.causality.effect.book.Page;
import org.causality.effect.book.Totals;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The book in Postgres, written: what a batch changed, how far the logs were read and what is to be told, in one
 * transaction. Batches go through the plain template because the client has none.
 */
final class TrackerStore {

    private static final int BATCH_ROWS = 500;

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Outbox outbox;

    TrackerStore(JdbcTemplate template, TransactionTemplate transactions, Outbox outbox) {
        this.template = template;
        this.client = JdbcClient.create(template);
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** What a writer starts from. */
    record Standing(long fence, Totals totals, Marks marks) {}

    /** Takes over: from here on every older writer is refused. */
    Standing acquire() {
        return client.sql("update writer set fence = fence + 1 returning fence, told")
                .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                .optional()
                .map(writer -> standing(writer[0], writer[1]))
                .orElseThrow(() -> new IllegalStateException("the writer's row is gone"));
    }

    private Standing standing(long fence, long told) {
        Map<Long, Integer> indexes = new HashMap<>();
        client.sql("""
                        select sequence, max(index) from (
                            select sequence, index from evolution where sequence > :told
                            union all select sequence, index from journey_step where sequence > :told) e
                        group by sequence
                        """).param("told", told).query(row -> {
            indexes.put(row.getLong(1), row.getInt(2));
        });
        long effects = client.sql("select coalesce(max(number), 0) from effect")
                .query(Long.class)
                .single();
        List<Marks.Mark> marks = client.sql("select topic, part, next, progress from bookmark")
                .query((row, _) -> new Marks.Mark(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4)))
                .list();
        Map<String, String> logs = new HashMap<>();
        client.sql("select topic, id from log").query(row -> {
            logs.put(row.getString(1), row.getString(2));
        });
        return new Standing(fence, new Totals(told, effects, indexes), new Marks(marks, logs));
    }

    /** @throws FencedException another writer took over; nothing was written */
    void commit(long fence, Page page, Marks marks, List<OutboxRecord> outgoing) {
        transactions.executeWithoutResult(_ -> {
            int held = client.sql("update writer set told = :told where fence = :fence")
                    .param("told", page.totals().told())
                    .param("fence", fence)
                    .update();
            if (held == 0) {
                throw new FencedException(fence);
            }
            write(page);
            writeMarks(marks.changed());
            writeLogs(marks.changedLogs());
            outbox.write(outgoing);
        });
    }

    private void write(Page page) {
        template.batchUpdate(Rows.FACT_UPSERT, page.changedFacts(), BATCH_ROWS, Rows::bind);
        template.batchUpdate(Rows.EFFECT_UPSERT, page.changedEffects(), BATCH_ROWS, Rows::bind);
        template.batchUpdate(Rows.EVOLUTION_INSERT, page.evolutions(), BATCH_ROWS, Rows::bind);
        template.batchUpdate(Rows.JOURNEY_UPSERT, page.changedJourneys(), BATCH_ROWS, Rows::bind);
        template.batchUpdate(Rows.STEP_INSERT, page.journeySteps(), BATCH_ROWS, Rows::bind);
        writeCauses(page);
        template.batchUpdate(
                "insert into carrier (fact_id, effect_id) values (?, ?) on conflict do nothing",
                page.addedCarriers(),
                BATCH_ROWS,
                (row, carrier) -> {
                    row.setBytes(1, carrier.getKey().value().toArray());
                    row.setBytes(2, carrier.getValue().value().toArray());
                });
    }

    private void writeCauses(Page page) {
        template.batchUpdate("""
                insert into cause_node (name, rank, self, retracted, label, label_version) values (?, ?, ?, ?, ?, ?)
                on conflict (name) do update set rank = excluded.rank, self = excluded.self,
                    retracted = excluded.retracted, label = excluded.label, label_version = excluded.label_version
                """, page.changedNodes(), BATCH_ROWS, (row, cause) -> {
            row.setBytes(1, cause.of().key().toArray());
            row.setInt(2, cause.rank());
            row.setBoolean(3, cause.self());
            row.setBoolean(4, cause.retracted());
            row.setString(5, cause.label());
            row.setLong(6, cause.labelVersion());
        });
        template.batchUpdate(
                "insert into cause_edge (dependent, grp, cause) values (?, ?, ?) on conflict do nothing",
                page.addedEdges(),
                BATCH_ROWS,
                (row, edge) -> {
                    row.setBytes(1, edge.dependent().key().toArray());
                    row.setBytes(2, edge.group().toArray());
                    row.setBytes(3, edge.cause().key().toArray());
                });
    }

    private void writeMarks(Collection<Marks.Mark> marks) {
        template.batchUpdate("""
                insert into bookmark (topic, part, next, progress) values (?, ?, ?, ?)
                on conflict (topic, part) do update set next = excluded.next, progress = excluded.progress
                """, marks, BATCH_ROWS, (row, mark) -> {
            row.setString(1, mark.topic());
            row.setInt(2, mark.part());
            row.setLong(3, mark.next());
            row.setLong(4, mark.progress());
        });
    }

    private void writeLogs(Map<String, String> logs) {
        logs.forEach((topic, id) -> client.sql(
                        "insert into log (topic, id) values (:topic, :id) on conflict (topic) do update set id = :id")
                .param("topic", topic)
                .param("id", id)
                .update());
    }
}

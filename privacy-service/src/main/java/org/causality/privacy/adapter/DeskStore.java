package org.causality.privacy.adapter;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.backbone.writer.FencedException;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.privacy.BatchEntry;
import org.causality.privacy.batch.Admissions;
import org.causality.privacy.batch.OpenBatch;
import org.causality.privacy.desk.Page;
import org.causality.privacy.desk.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The desk's state in Postgres, written: what a batch of work changed and what it makes public, in one transaction.
 * Batches go through the plain template because the client has none.
 */
final class DeskStore {

    private static final int BATCH_ROWS = 500;

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Outbox outbox;

    DeskStore(JdbcTemplate template, TransactionTemplate transactions, Outbox outbox) {
        this.template = template;
        this.client = JdbcClient.create(template);
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /** What a writer starts from. */
    record Taken(long fence, Standing standing) {}

    private record Writer(
            long fence,
            long delivered,
            long lamport,
            long nextPlace,
            long nextBatch,
            @Nullable Bytes32 previousRoot,
            @Nullable Instant batchSince,
            long nextAdmission,
            long waitingSeals) {}

    /** Takes over: from here on every older writer is refused. */
    Taken acquire(Instant now) {
        Writer writer = client.sql("update writer set fence = fence + 1 returning *")
                .query((row, _) -> {
                    byte[] previous = row.getBytes("previous_root");
                    return new Writer(
                            row.getLong("fence"),
                            row.getLong("delivered"),
                            row.getLong("lamport"),
                            row.getLong("next_place"),
                            row.getLong("next_batch"),
                            previous == null ? null : Bytes32.of(previous),
                            Rows.instant(row, "batch_since"),
                            row.getLong("next_admission"),
                            row.getLong("waiting_seals"));
                })
                .single();
        List<BatchEntry> open = client.sql("select * from entry where batch = ? order by place")
                .param(writer.nextBatch)
                .query((row, _) -> Rows.entry(row))
                .list();
        OpenBatch batch =
                new OpenBatch(writer.nextBatch, writer.nextPlace, writer.previousRoot, open, writer.batchSince);
        Standing standing = new Standing(
                batch,
                admissions(writer.nextAdmission, now),
                writer.delivered,
                new LamportTime(writer.lamport),
                writer.waitingSeals);
        return new Taken(writer.fence, standing);
    }

    private Admissions admissions(long next, Instant now) {
        Map<Long, Bytes32> waiting = new HashMap<>();
        Set<Long> holes = new HashSet<>();
        client.sql("select number, subject from waiting").query(row -> {
            byte[] subject = row.getBytes(2);
            if (subject == null) {
                holes.add(row.getLong(1));
            } else {
                waiting.put(row.getLong(1), Bytes32.of(subject));
            }
        });
        return new Admissions(next, waiting, holes, waiting.isEmpty() ? null : now);
    }

    /** @throws FencedException another writer took over; nothing was written */
    void commit(long fence, Page page, List<OutboxRecord> outgoing) {
        transactions.executeWithoutResult(_ -> {
            OpenBatch batch = page.batch();
            Bytes32 previous = batch.previous();
            Instant since = batch.since();
            int held = client.sql("""
                            update writer set delivered = :delivered, lamport = :lamport, next_place = :place,
                                next_batch = :batch, previous_root = :previous, batch_since = :since,
                                next_admission = :admission, waiting_seals = :waiting
                            where fence = :fence
                            """)
                    .param("delivered", page.delivered())
                    .param("lamport", page.lamport().value())
                    .param("place", batch.nextPlace())
                    .param("batch", batch.number())
                    .param("previous", previous == null ? null : previous.toArray(), Types.BINARY)
                    .param("since", since == null ? null : Rows.utc(since), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("admission", page.admissions().next())
                    .param("waiting", page.waitingSeals())
                    .param("fence", fence)
                    .update();
            if (held == 0) {
                throw new FencedException(fence);
            }
            template.batchUpdate(Rows.SEAL_UPSERT, page.changedSeals(), BATCH_ROWS, Rows::bind);
            writeBatches(page);
            writeHeard(page);
            writeWaiting(page.admissions());
            outbox.write(outgoing);
        });
    }

    private void writeBatches(Page page) {
        template.batchUpdate(
                "insert into entry (place, batch, admission, subject) values (?, ?, ?, ?)",
                page.placed(),
                BATCH_ROWS,
                (row, placed) -> {
                    row.setLong(1, placed.entry().place());
                    row.setLong(2, placed.batch());
                    row.setLong(3, placed.entry().admission());
                    row.setBytes(4, placed.entry().subject().toArray());
                });
        template.batchUpdate(
                "insert into batch (number, body) values (?, ?)", page.closed(), BATCH_ROWS, (row, batch) -> {
                    row.setLong(1, batch.number());
                    row.setBytes(2, batch.encode().toArray());
                });
    }

    private void writeHeard(Page page) {
        template.batchUpdate("""
                insert into root (operator, number, statement, body, message_id) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """, page.heard(), BATCH_ROWS, (row, heard) -> {
            row.setBytes(1, heard.batch().operator().value().toArray());
            row.setLong(2, heard.batch().number());
            row.setBytes(3, heard.batch().statement().toArray());
            row.setBytes(4, heard.batch().encode().toArray());
            row.setBytes(5, heard.by().id().value().toArray());
        });
        template.batchUpdate("""
                insert into evidence (operator, number, first, second) values (?, ?, ?, ?) on conflict do nothing
                """, page.evidence(), BATCH_ROWS, (row, evidence) -> {
            row.setBytes(1, evidence.first().operator().value().toArray());
            row.setLong(2, evidence.first().number());
            row.setBytes(3, evidence.first().encode().toArray());
            row.setBytes(4, evidence.second().encode().toArray());
        });
    }

    private void writeWaiting(Admissions admissions) {
        Collection<Long> touched = admissions.touched();
        template.batchUpdate(
                "delete from waiting where number = ?", touched, BATCH_ROWS, (row, number) -> row.setLong(1, number));
        List<Long> kept = new ArrayList<>(touched);
        kept.removeIf(number -> admissions.waitingFor(number) == null && !admissions.isHole(number));
        template.batchUpdate("insert into waiting (number, subject) values (?, ?)", kept, BATCH_ROWS, (row, number) -> {
            Bytes32 subject = admissions.waitingFor(number);
            row.setLong(1, number);
            row.setBytes(2, subject == null ? null : subject.toArray());
        });
    }
}

package org.causality.propagation.adapter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.wire.FeedMuted;
import org.causality.propagation.causal.Output;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.owner.CausalLog;
import org.causality.propagation.owner.Commit;
import org.causality.propagation.owner.NotLeaseHolderException;
import org.causality.propagation.owner.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The causal log in Postgres. The lease's expiry is judged by the database's clock alone. Batches go through the plain
 * template because the client has none.
 */
public final class PostgresLog implements CausalLog {

    private static final int BATCH_ROWS = 500;

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final long leaseMillis;

    /** @param template with a fetch size: a load streams, it does not fit in memory at once */
    public PostgresLog(JdbcTemplate template, TransactionTemplate transactions, long leaseMillis) {
        this.template = template;
        this.client = JdbcClient.create(template);
        this.transactions = transactions;
        this.leaseMillis = leaseMillis;
    }

    @Override
    public @Nullable Lease tryAcquire(String holder) {
        return guarded(() -> client.sql("""
                        update lease set fence = fence + 1, holder = :holder,
                            expires_at = clock_timestamp() + :millis * interval '1 millisecond'
                        where holder is null or expires_at < clock_timestamp()
                        returning fence, relayed, published
                        """)
                .param("holder", holder)
                .param("millis", leaseMillis)
                .query((row, _) -> new Lease(row.getLong(1), row.getLong(2), row.getLong(3)))
                .optional()
                .orElse(null));
    }

    @Override
    public void release(long fence) {
        var _ = guarded(() -> client.sql("update lease set holder = null where fence = :fence")
                .param("fence", fence)
                .update());
    }

    @Override
    public void commit(long fence, Commit commit) {
        var _ = guarded(() -> transactions.execute(_ -> {
            writeRows(commit.rows(), renew(fence, commit));
            writeMutes(commit.mutes());
            writeTicks(commit);
            writeDrafts(commit);
            return commit;
        }));
    }

    /** @return the number of this commit */
    private long renew(long fence, Commit commit) {
        return client.sql("""
                        update lease set changes = changes + 1, expires_at = clock_timestamp() + :millis * interval '1 millisecond',
                            relayed = :relayed, published = :published
                        where fence = :fence and holder is not null
                        returning changes
                        """)
                .param("millis", leaseMillis)
                .param("relayed", commit.relayed())
                .param("published", commit.published())
                .param("fence", fence)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotLeaseHolderException(fence));
    }

    private void writeRows(List<StoredMessage> rows, long change) {
        if (rows.isEmpty()) {
            return;
        }
        template.batchUpdate(
                LogRows.UPSERT, rows, BATCH_ROWS, (statement, row) -> LogRows.bind(statement, row, change));
        writeAnnounced(rows);
        List<MessageId[]> edges = new ArrayList<>();
        for (StoredMessage row : rows) {
            MessageId id = row.signed().id();
            row.signed().header().dependencies().forEach(named -> edges.add(new MessageId[] {named, id}));
        }
        if (!edges.isEmpty()) {
            template.batchUpdate(
                    "insert into causal_dependency (dependency, id) values (?, ?) on conflict do nothing",
                    edges,
                    BATCH_ROWS,
                    (statement, edge) -> {
                        statement.setBytes(1, edge[0].value().toArray());
                        statement.setBytes(2, edge[1].value().toArray());
                    });
        }
    }

    /** What this node has announced it must be able to hand out. */
    private void writeAnnounced(List<StoredMessage> rows) {
        for (BlobRef blob : AnnouncedBlobs.in(rows)) {
            client.sql("insert into blob_announced (root, size_bytes) values (?, ?) on conflict do nothing")
                    .param(blob.root().toArray())
                    .param(blob.sizeBytes())
                    .update();
        }
    }

    private void writeMutes(List<Output.Mute> mutes) {
        for (Output.Mute mute : mutes) {
            FeedMuted muted = mute.muted();
            client.sql("""
                            insert into feed_void (delivery_sequence, sender, first_id, feed_sequence, reason)
                            values (?, ?, ?, ?, ?) on conflict do nothing
                            """)
                    .param(mute.sequence())
                    .param(muted.key().value().toArray())
                    .param(muted.first().value().toArray())
                    .param(muted.sequence())
                    .param(muted.reason())
                    .update();
        }
    }

    /** Only ticks that may have to be relayed again are of use, so the others make room for the new ones. */
    private void writeTicks(Commit commit) {
        if (commit.ticks().isEmpty()) {
            return;
        }
        client.sql("delete from delivery_tick where delivery_sequence <= ?")
                .param(commit.relayed())
                .update();
        for (long sequence : commit.ticks()) {
            client.sql("insert into delivery_tick (delivery_sequence) values (?) on conflict do nothing")
                    .param(sequence)
                    .update();
        }
    }

    private void writeDrafts(Commit commit) {
        for (Output.KeepDraft kept : commit.kept()) {
            client.sql("""
                            insert into kept_draft (draft_id, draft, since_millis) values (?, ?, ?)
                            on conflict do nothing
                            """)
                    .param(kept.draft().id().value().toArray())
                    .param(kept.draft().encode().toArray())
                    .param(kept.sinceMillis())
                    .update();
        }
        for (DraftId dropped : commit.dropped()) {
            client.sql("delete from kept_draft where draft_id = ?")
                    .param(dropped.value().toArray())
                    .update();
        }
    }

    @Override
    public List<Output.Mute> mutesAfter(long sequence) {
        return guarded(() -> client.sql(
                        "select * from feed_void where delivery_sequence > ? order by delivery_sequence")
                .param(sequence)
                .query((row, _) -> new Output.Mute(
                        row.getLong("delivery_sequence"),
                        new FeedMuted(
                                new PublicKey(Bytes32.of(row.getBytes("sender"))),
                                new MessageId(Bytes32.of(row.getBytes("first_id"))),
                                row.getLong("feed_sequence"),
                                row.getString("reason"))))
                .list());
    }

    @Override
    public List<Long> ticks() {
        return guarded(() -> client.sql("select delivery_sequence from delivery_tick order by delivery_sequence")
                .query(Long.class)
                .list());
    }

    @Override
    public long load(int rowsMax, Consumer<StoredMessage> rows) {
        return guarded(() -> transactions.execute(_ -> {
            long below = template
                    .query(
                            "select computed_time from causal_log where computed_time is not null"
                                    + " order by computed_time desc, id desc offset " + rowsMax + " limit 1",
                            (row, _) -> row.getLong(1))
                    .stream()
                    .findFirst()
                    .orElse(0L);
            template.query(
                    "select " + LogRows.COLUMNS_WITH_CERTIFICATES + " from causal_log"
                            + " where computed_time > " + below + " or computed_time is null"
                            + " order by computed_time nulls last, id",
                    row -> {
                        rows.accept(LogRows.read(row));
                    });
            return below;
        }));
    }

    @Override
    public long changes() {
        return guarded(
                () -> client.sql("select changes from lease").query(Long.class).single());
    }

    @Override
    public long changedSince(long changes, Consumer<StoredMessage> rows) {
        AtomicLong last = new AtomicLong(changes);
        return guarded(() -> transactions.execute(_ -> {
            template.query(
                    "select " + LogRows.COLUMNS_WITH_CERTIFICATES + ", changed from causal_log where changed > "
                            + changes + " order by changed, computed_time nulls last, id",
                    row -> {
                        rows.accept(LogRows.read(row));
                        last.set(row.getLong("changed"));
                    });
            return last.get();
        }));
    }

    @Override
    public List<Output.KeepDraft> drafts() {
        return guarded(() -> client.sql("select draft, since_millis from kept_draft order by since_millis, draft_id")
                .query((row, _) -> new Output.KeepDraft(
                        Draft.decode(Bytes.wrap(row.getBytes(1))).orThrow(), row.getLong(2)))
                .list());
    }

    @Override
    public List<StoredMessage> find(Collection<MessageId> ids, Collection<DraftId> drafts) {
        byte[][] byId = ids.stream().map(id -> id.value().toArray()).toArray(byte[][]::new);
        byte[][] byDraft = drafts.stream().map(id -> id.value().toArray()).toArray(byte[][]::new);
        return guarded(() -> client.sql("select " + LogRows.COLUMNS_WITHOUT_PAYLOAD + " from causal_log"
                        + " where id = any(?) or draft_id = any(?) order by computed_time nulls last, id")
                .param(byId)
                .param(byDraft)
                .query((row, _) -> LogRows.read(row))
                .list());
    }

    @Override
    public Optional<Envelope> body(MessageId id) {
        return guarded(
                () -> client.sql("select " + LogRows.COLUMNS + " from causal_log where id = ? and payload is not null")
                        .param(id.value().toArray())
                        .query((row, _) -> envelope(LogRows.read(row)))
                        .optional());
    }

    static Envelope envelope(StoredMessage row) {
        Bytes payload = row.payload();
        if (payload == null) {
            throw new IllegalArgumentException("no body of " + row.signed().id() + " is stored");
        }
        return new Envelope(row.signed(), payload);
    }

    @Override
    public List<StoredMessage> deliveredAfter(long sequence, int limit) {
        return page("delivery_sequence > ?", sequence, limit);
    }

    @Override
    public List<StoredMessage> ownAfter(long sequence, int limit) {
        return page("own and delivery_sequence > ?", sequence, limit);
    }

    private List<StoredMessage> page(String where, long sequence, int limit) {
        return guarded(() -> client.sql("select " + LogRows.COLUMNS + " from causal_log where " + where
                        + " order by delivery_sequence limit ?")
                .param(sequence)
                .param(limit)
                .query((row, _) -> LogRows.read(row))
                .list());
    }

    /** What may pass by itself is told apart from what contradicts the log. */
    private static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (DataAccessResourceFailureException
                | TransientDataAccessException
                | TransactionSystemException
                | CannotCreateTransactionException e) {
            throw new StoreUnavailableException(e);
        }
    }
}

package org.causality.orchestrator.adapter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.causality.backbone.outbox.Outbox;
import org.causality.model.message.LamportTime;
import org.causality.orchestrator.core.Output;
import org.causality.orchestrator.core.Row;
import org.causality.orchestrator.owner.Store;
import org.causality.orchestrator.owner.Turn;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** The state in Postgres. A turn is one transaction: state, bookmarks and outbox. */
final class PostgresStore implements Store {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Outbox outbox;
    private final RowWriter writer;

    PostgresStore(JdbcClient jdbc, TransactionTemplate transactions, Outbox outbox) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
        this.writer = new RowWriter(jdbc);
    }

    @Override
    public long takeOver() {
        return guarded(() -> jdbc.sql("update owner set fence = fence + 1 returning fence")
                .query(Long.class)
                .single());
    }

    /** Reads one kind of record. */
    private interface Reader {
        Row read(ResultSet row) throws SQLException;
    }

    @Override
    public List<Row> load() {
        return guarded(() -> {
            List<Row> rows = new ArrayList<>();
            read(rows, "select * from feed_owner", Rows::feedOwner);
            read(rows, "select * from feed_end", Rows::feedEnd);
            read(rows, "select * from fact order by height, id", Rows::fact);
            read(rows, "select * from user_order order by lamport nulls first, id", Rows::order);
            read(rows, "select * from intent order by lamport, id", Rows::declaration);
            read(rows, "select * from result order by lamport, job_id", Rows::claim);
            read(rows, "select * from job order by since, id", Rows::job);
            read(rows, "select * from position", row -> new Row.Position(Rows.position(row)));
            return rows;
        });
    }

    private void read(List<Row> rows, String sql, Reader reader) {
        rows.addAll(jdbc.sql(sql).query((row, _) -> reader.read(row)).list());
    }

    @Override
    public Map<String, Long> bookmarks() {
        return guarded(() -> {
            Map<String, Long> bookmarks = new HashMap<>();
            jdbc.sql("select source, position from bookmark").query(row -> {
                bookmarks.put(row.getString(1), row.getLong(2));
            });
            return bookmarks;
        });
    }

    @Override
    public void commit(long fence, Turn turn, LamportTime clock) {
        var _ = guarded(() -> transactions.execute(_ -> {
            requireOwner(fence);
            for (Output output : turn.outputs()) {
                switch (output) {
                    case Output.Keep(var row) -> writer.keep(row);
                    case Output.Forget(var gone) -> writer.forget(gone);
                    case Output.Tell(var told) -> writer.show(told.event());
                    case Output.Publish _, Output.Run _ -> {}
                }
            }
            turn.bookmarks().forEach(this::bookmark);
            outbox.write(Records.of(turn, clock));
            return turn;
        }));
    }

    /** Holds the row until the transaction ends, so that no turn of two owners overlaps. */
    private void requireOwner(long fence) {
        long inForce =
                jdbc.sql("select fence from owner for update").query(Long.class).single();
        if (inForce != fence) {
            throw new NotOwnerException(fence);
        }
    }

    private void bookmark(String source, long position) {
        jdbc.sql("""
                        insert into bookmark (source, position) values (?, ?)
                        on conflict (source) do update set position = excluded.position
                        """).param(source).param(position).update();
    }

    /** What may pass by itself is told apart from what contradicts the state. */
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

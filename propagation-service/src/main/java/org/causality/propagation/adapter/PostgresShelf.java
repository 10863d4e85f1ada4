package org.causality.propagation.adapter;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.BlobRef;
import org.causality.model.problem.Refusal;
import org.causality.model.reason.EdgeReason;
import org.causality.propagation.blob.BlobShelf;
import org.causality.propagation.blob.Holdings;
import org.causality.propagation.blob.Keeping;
import org.causality.propagation.blob.KeptBlob;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Blobs in Postgres. The row of totals is the lock under which they change. */
final class PostgresShelf implements BlobShelf {

    /** Of the few connections there are, blobs leave two to the causal log, whatever peers ask for. */
    private static final int CALLS_MAX = 2;

    private static final long CALL_WAIT_MILLIS_MAX = 2_000;

    /** A blob that is read often is not written each time. */
    private static final long USED_WITHIN_MILLIS = 60_000;

    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final Changes changes = new InTransaction();
    private final Semaphore calls = new Semaphore(CALLS_MAX, true);

    PostgresShelf(JdbcClient client, TransactionTemplate transactions) {
        this.client = client;
        this.transactions = transactions;
    }

    private record Row(Bytes bytes, long usedMillis) {}

    @Override
    public @Nullable Bytes find(BlobRef blob, long nowMillis) {
        return called(() -> {
            Row row = client.sql("select bytes, used_millis from blob where root = ? and size_bytes = ?")
                    .param(blob.root().toArray())
                    .param(blob.sizeBytes())
                    .query((found, _) -> new Row(Bytes.wrap(found.getBytes(1)), found.getLong(2)))
                    .optional()
                    .orElse(null);
            if (row == null) {
                return null;
            }
            if (nowMillis - row.usedMillis() >= USED_WITHIN_MILLIS) {
                used(blob, nowMillis);
            }
            return row.bytes();
        });
    }

    private void used(BlobRef blob, long nowMillis) {
        client.sql("update blob set used_millis = ? where root = ? and size_bytes = ?")
                .param(nowMillis)
                .param(blob.root().toArray())
                .param(blob.sizeBytes())
                .update();
    }

    @Override
    public <T> T change(Function<Changes, T> work) {
        return called(() -> Objects.requireNonNull(transactions.execute(_ -> {
            client.sql("select from blob_room for update").query((_, _) -> 0).single();
            return work.apply(changes);
        })));
    }

    private <T extends @Nullable Object> T called(Supplier<T> call) {
        try {
            if (!calls.tryAcquire(CALL_WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                throw new Refusal(EdgeReason.OVERLOADED, "too many blobs are read and written");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal(EdgeReason.NOT_READY, "the service is ending");
        }
        try {
            return call.get();
        } finally {
            calls.release();
        }
    }

    private final class InTransaction implements Changes {

        @Override
        public Holdings holdings() {
            return client.sql("select bytes, blobs from blob_room")
                    .query((row, _) -> new Holdings(row.getLong(1), row.getLong(2)))
                    .single();
        }

        @Override
        public @Nullable KeptBlob find(BlobRef blob) {
            return kept("b.root = ? and b.size_bytes = ?", blob.root().toArray(), blob.sizeBytes()).stream()
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public List<KeptBlob> firstToLeave(int max) {
            return kept("a.root is null order by b.own, b.used_millis limit ?", max);
        }

        private List<KeptBlob> kept(String where, Object... params) {
            return client.sql("select b.root, b.size_bytes, b.own, a.root is not null, b.used_millis from blob b"
                            + " left join blob_announced a on a.root = b.root and a.size_bytes = b.size_bytes where "
                            + where)
                    .params(params)
                    .query((row, _) -> new KeptBlob(
                            Bytes32.of(row.getBytes(1)),
                            row.getLong(2),
                            keeping(row.getBoolean(3), row.getBoolean(4)),
                            row.getLong(5)))
                    .list();
        }

        private static Keeping keeping(boolean own, boolean announced) {
            return announced ? Keeping.ANNOUNCED : own ? Keeping.OWN : Keeping.FETCHED;
        }

        @Override
        public void add(BlobRef blob, Bytes bytes, boolean own, long nowMillis) {
            client.sql("insert into blob (root, size_bytes, bytes, own, used_millis) values (?, ?, ?, ?, ?)")
                    .param(blob.root().toArray())
                    .param(blob.sizeBytes())
                    .param(bytes.toArray())
                    .param(own)
                    .param(nowMillis)
                    .update();
            count(blob.sizeBytes(), 1);
        }

        @Override
        public void own(BlobRef blob, long nowMillis) {
            client.sql("update blob set own = true, used_millis = ? where root = ? and size_bytes = ?")
                    .param(nowMillis)
                    .param(blob.root().toArray())
                    .param(blob.sizeBytes())
                    .update();
        }

        @Override
        public void remove(KeptBlob blob) {
            client.sql("delete from blob where root = ? and size_bytes = ?")
                    .param(blob.root().toArray())
                    .param(blob.sizeBytes())
                    .update();
            count(-blob.sizeBytes(), -1);
        }

        private void count(long bytes, int blobs) {
            client.sql("update blob_room set bytes = bytes + ?, blobs = blobs + ?")
                    .param(bytes)
                    .param(blobs)
                    .update();
        }
    }
}

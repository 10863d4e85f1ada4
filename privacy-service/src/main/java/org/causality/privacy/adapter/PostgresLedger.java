package org.causality.privacy.adapter;

import java.time.Instant;
import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.PublicKey;
import org.causality.model.order.Owner;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.OrderReceipt;
import org.causality.model.privacy.SealId;
import org.causality.privacy.desk.Ledger;
import org.causality.privacy.seal.SealRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was committed, read: for the desk and for the API. */
final class PostgresLedger implements Ledger {
    private final JdbcClient client;

    PostgresLedger(JdbcClient client) {
        this.client = client;
    }

    @Override
    public @Nullable SealRecord seal(SealId id) {
        return client.sql("select * from seal where id = ?")
                .param(id.value().toArray())
                .query((row, _) -> Rows.seal(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<SealRecord> admitted(Owner quotaKey, long nonce) {
        return client.sql("""
                        select * from seal
                        where quota_key = ? and place <> 0 and (nonce = ? or (status = 'COMMITTED' and not revealing))
                        """)
                .param(Rows.key(quotaKey))
                .param(nonce)
                .query((row, _) -> Rows.seal(row))
                .list();
    }

    @Override
    public List<SealRecord> lapsed(Instant now, int limit) {
        return client.sql("select * from seal where status = 'COMMITTED' and closes_at <= ? order by closes_at limit ?")
                .param(Rows.utc(now))
                .param(limit)
                .query((row, _) -> Rows.seal(row))
                .list();
    }

    @Override
    public List<BatchRoot> roots(PublicKey operator, long number) {
        return client.sql("select body from root where operator = ? and number = ? order by statement")
                .param(operator.value().toArray())
                .param(number)
                .query((row, _) -> Rows.root(row))
                .list();
    }

    /** Whether an operator said two things of a batch. */
    boolean isAccused(PublicKey operator, long number) {
        return client.sql("select exists (select from evidence where operator = ? and number = ?)")
                .param(operator.value().toArray())
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /** The seal an order came in, when it was revealed to be one. */
    @Nullable SealId sealOf(Bytes32 order) {
        return client.sql("select id from seal where opened = ? and place <> 0 and status = 'REVEALED'")
                .param(order.toArray())
                .query((row, _) -> new SealId(Bytes32.of(row.getBytes(1))))
                .optional()
                .orElse(null);
    }

    /** The first place a subject was given, and the batch it is in. */
    record Place(long batch, BatchEntry entry) {}

    @Nullable Place placeOf(Bytes32 subject) {
        return client.sql("select * from entry where subject = ? order by place limit 1")
                .param(subject.toArray())
                .query((row, _) -> new Place(row.getLong("batch"), Rows.entry(row)))
                .optional()
                .orElse(null);
    }

    /** The proof of a place; null while its batch is open. */
    @Nullable OrderReceipt receipt(Place place) {
        BatchRoot root = client.sql("select body from batch where number = ?")
                .param(place.batch())
                .query((row, _) -> Rows.root(row))
                .optional()
                .orElse(null);
        if (root == null) {
            return null;
        }
        List<BatchEntry> entries = client.sql("select * from entry where batch = ? order by place")
                .param(place.batch())
                .query((row, _) -> Rows.entry(row))
                .list();
        return OrderReceipt.of(entries, (int) (place.entry().place() - root.first()), root);
    }
}

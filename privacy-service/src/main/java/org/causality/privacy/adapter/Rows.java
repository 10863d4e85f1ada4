package org.causality.privacy.adapter;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.message.MessageId;
import org.causality.model.order.OrderId;
import org.causality.model.order.Owner;
import org.causality.model.privacy.BatchEntry;
import org.causality.model.privacy.BatchRoot;
import org.causality.model.privacy.SealId;
import org.causality.model.privacy.SealStatus;
import org.causality.model.privacy.SealedOrder;
import org.causality.privacy.seal.SealRecord;
import org.jspecify.annotations.Nullable;

/** Rows and what they stand for. */
final class Rows {

    static final String SEAL_UPSERT = """
            insert into seal (id, body, quota_key, nonce, closes_at, status, version, place, receipt, carriers,
                revealing, opened, revealed_by, handed_over) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set status = excluded.status, version = excluded.version,
                place = excluded.place, receipt = excluded.receipt, carriers = excluded.carriers,
                revealing = excluded.revealing, opened = excluded.opened, revealed_by = excluded.revealed_by,
                handed_over = excluded.handed_over
            """;

    private Rows() {}

    static void bind(PreparedStatement row, SealRecord seal) throws SQLException {
        Bytes receipt = seal.receipt();
        OrderId opened = seal.opened();
        MessageId revealedBy = seal.revealedBy();
        row.setBytes(1, seal.id().value().toArray());
        row.setBytes(2, seal.seal().encode().toArray());
        row.setBytes(3, key(seal.seal().quotaKey()));
        row.setLong(4, seal.seal().nonce());
        row.setObject(5, utc(seal.seal().reveal().closes()));
        row.setString(6, seal.status().name());
        row.setLong(7, seal.stand().version());
        row.setLong(8, seal.place());
        row.setBytes(9, receipt == null ? null : receipt.toArray());
        row.setArray(
                10, array(row, seal.carriers().stream().map(id -> id.value().toArray())));
        row.setBoolean(11, seal.revealing());
        row.setBytes(12, opened == null ? null : opened.value().toArray());
        row.setBytes(13, revealedBy == null ? null : revealedBy.value().toArray());
        row.setBoolean(14, seal.handedOver());
    }

    static SealRecord seal(ResultSet row) throws SQLException {
        byte[] receipt = row.getBytes("receipt");
        byte[] opened = row.getBytes("opened");
        byte[] revealedBy = row.getBytes("revealed_by");
        byte[][] carriers = (byte[][]) row.getArray("carriers").getArray();
        return new SealRecord(
                new SealId(Bytes32.of(row.getBytes("id"))),
                SealedOrder.decode(Bytes.wrap(row.getBytes("body"))).orThrow(),
                new Snapshot<>(SealStatus.valueOf(row.getString("status")), row.getLong("version"), 0),
                row.getLong("place"),
                receipt == null ? null : Bytes.wrap(receipt),
                Stream.of(carriers).map(id -> new MessageId(Bytes32.of(id))).toList(),
                row.getBoolean("revealing"),
                opened == null ? null : new OrderId(Bytes32.of(opened)),
                revealedBy == null ? null : new MessageId(Bytes32.of(revealedBy)),
                row.getBoolean("handed_over"));
    }

    static BatchEntry entry(ResultSet row) throws SQLException {
        return new BatchEntry(row.getLong("place"), row.getLong("admission"), Bytes32.of(row.getBytes("subject")));
    }

    static BatchRoot root(ResultSet row) throws SQLException {
        return BatchRoot.decode(Bytes.wrap(row.getBytes("body"))).orThrow();
    }

    /** Scheme and key: how an owner stands in the index. */
    static byte[] key(Owner owner) {
        byte[] key = new byte[owner.key().size() + 1];
        key[0] = (byte) owner.scheme().code();
        System.arraycopy(owner.key().toArray(), 0, key, 1, owner.key().size());
        return key;
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Array array(PreparedStatement row, Stream<byte[]> values) throws SQLException {
        return row.getConnection().createArrayOf("bytea", values.toArray(byte[][]::new));
    }
}

package org.causality.propagation.adapter;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.key.Signature;
import org.causality.model.message.DraftId;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.causality.propagation.causal.StoredMessage;
import org.causality.propagation.causal.TimeVerdict;
import org.jspecify.annotations.Nullable;

/** Rows of {@code causal_log} to {@link StoredMessage} and back. */
final class LogRows {

    /** What every reader selects, in any order; a payload that is not wanted is selected as null. */
    static final String COLUMNS =
            "id, header, signature, payload, verdict, computed_time, delivery_sequence, own, draft_id, class, "
                    + "received_millis, delivered_millis, held_back_millis";

    static final String COLUMNS_WITHOUT_PAYLOAD = COLUMNS.replace("payload", "null::bytea as payload");

    /** Certificates say whose a feed is, so the core reads them at start. */
    static final String COLUMNS_WITH_CERTIFICATES = COLUMNS.replace(
            "payload", "case when (type = 64 and feed_sequence = 0) or type = 65 then payload end as payload");

    static final String UPSERT = """
            insert into causal_log (id, sender, feed_sequence, type, header, signature, payload, verdict,
                computed_time, delivery_sequence, own, draft_id, class, received_millis, delivered_millis,
                held_back_millis, changed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
                payload = coalesce(excluded.payload, causal_log.payload),
                verdict = excluded.verdict,
                computed_time = excluded.computed_time,
                delivery_sequence = excluded.delivery_sequence,
                class = excluded.class,
                delivered_millis = excluded.delivered_millis,
                held_back_millis = excluded.held_back_millis,
                changed = excluded.changed
            """;

    private LogRows() {}

    static void bind(PreparedStatement statement, StoredMessage row, long change) throws SQLException {
        SignedHeader signed = row.signed();
        Header header = signed.header();
        DraftId draftId = row.draftId();
        statement.setBytes(1, signed.id().value().toArray());
        statement.setBytes(2, header.sender().value().toArray());
        statement.setLong(3, header.sequence());
        statement.setInt(4, header.type());
        statement.setBytes(5, signed.encoded().unsafeArray());
        statement.setBytes(6, signed.signature().bytes().unsafeArray());
        statement.setBytes(7, row.payload() == null ? null : row.payload().unsafeArray());
        statement.setShort(8, (short) row.verdict().code());
        bind(statement, 9, row.computedTime(), row.verdict() == TimeVerdict.UNJUDGED);
        bind(statement, 10, row.deliverySequence(), row.deliverySequence() == 0);
        statement.setBoolean(11, row.own());
        statement.setBytes(12, draftId == null ? null : draftId.value().toArray());
        statement.setString(13, row.priority().name());
        statement.setLong(14, row.receivedMillis());
        bind(statement, 15, row.deliveredMillis(), row.deliverySequence() == 0);
        bind(statement, 16, row.heldBackMillis(), row.heldBackMillis() < 0);
        statement.setLong(17, change);
    }

    private static void bind(PreparedStatement statement, int index, long value, boolean absent) throws SQLException {
        if (absent) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value);
        }
    }

    static StoredMessage read(ResultSet row) throws SQLException {
        Bytes encoded = Bytes.wrap(row.getBytes("header"));
        SignedHeader signed = new SignedHeader(
                Header.decode(encoded).orThrow(),
                encoded,
                id(row.getBytes("id")),
                new Signature(Bytes.wrap(row.getBytes("signature"))));
        byte[] draft = row.getBytes("draft_id");
        return new StoredMessage(
                signed,
                bytes(row.getBytes("payload")),
                TimeVerdict.ofCode(row.getShort("verdict")),
                row.getLong("computed_time"),
                row.getLong("delivery_sequence"),
                row.getBoolean("own"),
                draft == null ? null : new DraftId(Bytes32.of(draft)),
                PriorityClass.valueOf(row.getString("class")),
                row.getLong("received_millis"),
                row.getLong("delivered_millis"),
                heldBackMillis(row));
    }

    private static long heldBackMillis(ResultSet row) throws SQLException {
        long millis = row.getLong("held_back_millis");
        return row.wasNull() ? -1 : millis;
    }

    private static MessageId id(byte[] bytes) {
        return new MessageId(Bytes32.of(bytes));
    }

    private static @Nullable Bytes bytes(byte @Nullable [] content) {
        return content == null ? null : Bytes.wrap(content);
    }
}

package org.causality.propagation.adapter.recovery;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Bytes32;
import org.causality.model.codec.CanonicalWriter;
import org.causality.model.key.PublicKey;
import org.causality.model.message.MessageId;
import org.causality.propagation.recovery.ReconLog.Kept;
import org.causality.propagation.recovery.ShortId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What recovery reads of the causal log; it sees what is committed. */
final class RecoveryRows {

    /** A judged message: its computed time is the same at every node that judged it. */
    @FunctionalInterface
    interface Judged {
        void is(MessageId id, long computedTime, boolean delivered);
    }

    private final JdbcTemplate template;
    private final TransactionTemplate transactions;

    /** @param template with a fetch size: a load streams */
    RecoveryRows(JdbcTemplate template, TransactionTemplate transactions) {
        this.template = template;
        this.transactions = transactions;
    }

    /** The newest judged messages, newest first. */
    void load(int rowsMax, Judged row) {
        transactions.executeWithoutResult(_ -> template.query(
                "select id, computed_time, delivery_sequence is not null from causal_log where computed_time is not null"
                        + " order by computed_time desc limit " + rowsMax,
                found -> {
                    row.is(new MessageId(Bytes32.of(found.getBytes(1))), found.getLong(2), found.getBoolean(3));
                }));
    }

    /** Those that are here, as they travel: without payload where only the header was ever needed. */
    Map<ShortId, Kept> find(Collection<ShortId> ids) {
        Map<ShortId, Kept> found = new HashMap<>();
        template.query(
                "select id, computed_time, header, payload, signature from unnest(?::bytea[], ?::bytea[]) as asked(first, last)"
                        + " join causal_log on id between asked.first and asked.last where computed_time is not null",
                row -> {
                    byte[] payload = row.getBytes(4);
                    Bytes message = new CanonicalWriter()
                            .bytes(1, Bytes.wrap(row.getBytes(3)))
                            .bytes(2, payload == null ? Bytes.EMPTY : Bytes.wrap(payload))
                            .bytes(3, Bytes.wrap(row.getBytes(5)))
                            .toBytes();
                    found.put(
                            ShortId.of(new MessageId(Bytes32.of(row.getBytes(1)))), new Kept(row.getLong(2), message));
                },
                bounds(ids, 0),
                bounds(ids, -1));
        return found;
    }

    /** The certificate that begins a feed, as it stands in the log. */
    Optional<Bytes> introductionOf(PublicKey sender) {
        List<Bytes> found = template.query(
                "select payload from causal_log where sender = ? and feed_sequence = 0 and type = 64"
                        + " and payload is not null limit 1",
                (row, _) -> Bytes.wrap(row.getBytes(1)),
                sender.value().toArray());
        return found.stream().findFirst();
    }

    private static byte[][] bounds(Collection<ShortId> ids, long rest) {
        return ids.stream()
                .map(id -> ByteBuffer.allocate(4 * Long.BYTES)
                        .putLong(id.high())
                        .putLong(id.low())
                        .putLong(rest)
                        .putLong(rest)
                        .array())
                .toArray(byte[][]::new);
    }
}

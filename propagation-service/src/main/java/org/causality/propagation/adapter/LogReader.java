package org.causality.propagation.adapter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.causality.model.codec.Bytes;
import org.causality.model.codec.Decoded;
import org.causality.model.key.PublicKey;
import org.causality.model.message.DraftId;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Stamp;
import org.causality.model.network.Certificate;
import org.causality.propagation.causal.StoredMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads of the causal log for everybody but the core; they see what is committed. */
class LogReader {

    /** Whose a feed is never changes, so it is remembered; the oldest goes first. */
    private static final int FEEDS_REMEMBERED_MAX = 4_096;

    private final JdbcClient client;
    private final Map<PublicKey, PublicKey> operators = new LinkedHashMap<>();

    LogReader(JdbcClient client) {
        this.client = client;
    }

    /** Verified messages after a stamp, by (time, id); all types when none is named. */
    List<StoredMessage> verifiedAfter(Stamp after, Set<MessageType> types, int limit) {
        return client.sql("select " + LogRows.COLUMNS + " from causal_log where verdict = 1"
                        + " and (computed_time, id) > (:time, :id) and (:all or type = any(:types))"
                        + " order by computed_time, id limit :limit")
                .param("time", Math.max(after.time().value(), 0))
                .param("id", after.id().value().toArray())
                .param("all", types.isEmpty())
                .param("types", codes(types))
                .param("limit", limit)
                .query((row, _) -> LogRows.read(row))
                .list();
    }

    List<StoredMessage> deliveredAfter(long sequence, Set<MessageType> types, int limit) {
        return client.sql("select " + LogRows.COLUMNS + " from causal_log where delivery_sequence > :sequence"
                        + " and (:all or type = any(:types)) order by delivery_sequence limit :limit")
                .param("sequence", sequence)
                .param("all", types.isEmpty())
                .param("types", codes(types))
                .param("limit", limit)
                .query((row, _) -> LogRows.read(row))
                .list();
    }

    private static Integer[] codes(Set<MessageType> types) {
        return types.stream().map(MessageType::code).toArray(Integer[]::new);
    }

    List<StoredMessage> dependents(MessageId dependency, int limit) {
        return client.sql("select " + LogRows.COLUMNS + " from causal_log join causal_dependency using (id)"
                        + " where dependency = ? order by computed_time nulls last, id limit ?")
                .param(dependency.value().toArray())
                .param(limit)
                .query((row, _) -> LogRows.read(row))
                .list();
    }

    Optional<StoredMessage> message(MessageId id) {
        return messages(List.of(id)).stream().findFirst();
    }

    List<StoredMessage> messages(Collection<MessageId> ids) {
        byte[][] keys = ids.stream().map(id -> id.value().toArray()).toArray(byte[][]::new);
        return client.sql("select " + LogRows.COLUMNS
                        + " from causal_log where id = any(?) order by computed_time nulls last, id")
                .param(keys)
                .query((row, _) -> LogRows.read(row))
                .list();
    }

    Optional<StoredMessage> ofDraft(DraftId draft) {
        return client.sql("select " + LogRows.COLUMNS + " from causal_log where draft_id = ?")
                .param(draft.value().toArray())
                .query((row, _) -> LogRows.read(row))
                .optional();
    }

    /** The operator that certified a feed's key; null while its certificate has not arrived. */
    @Nullable PublicKey operatorOf(PublicKey sender) {
        synchronized (operators) {
            PublicKey known = operators.get(sender);
            if (known != null) {
                return known;
            }
        }
        PublicKey operator = client.sql("select payload from causal_log"
                        + " where sender = ? and feed_sequence = 0 and type = 64 and payload is not null limit 1")
                .param(sender.value().toArray())
                .query((row, _) -> Bytes.wrap(row.getBytes(1)))
                .optional()
                .map(LogReader::operator)
                .orElse(null);
        if (operator != null) {
            remember(sender, operator);
        }
        return operator;
    }

    private static @Nullable PublicKey operator(Bytes payload) {
        return Certificate.decode(payload) instanceof Decoded.Ok<Certificate>(Certificate certificate)
                ? certificate.operator()
                : null;
    }

    private void remember(PublicKey sender, PublicKey operator) {
        synchronized (operators) {
            operators.put(sender, operator);
            if (operators.size() > FEEDS_REMEMBERED_MAX) {
                operators.remove(operators.keySet().iterator().next());
            }
        }
    }
}

package org.causality.backbone.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.causality.model.codec.Bytes;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table {@code outbox} of a service: {@code id} (identity), {@code topic} (name and version), {@code partition},
 * {@code key}, {@code value}, {@code headers} (a JSON object of text). Its rows are written in the transaction that makes
 * them true.
 */
public final class Outbox {
    private static final int BATCH_ROWS = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcTemplate template;

    /** @param template of the data source that the service's transactions are on */
    public Outbox(JdbcTemplate template) {
        this.template = template;
    }

    public void write(Collection<OutboxRecord> records) {
        template.batchUpdate(
                "insert into outbox (topic, partition, key, value, headers) values (?, ?, ?, ?, ?)",
                records,
                BATCH_ROWS,
                (row, record) -> {
                    row.setString(1, record.topic().versionedName());
                    row.setInt(2, record.partition());
                    row.setBytes(3, record.key().toArray());
                    row.setBytes(4, record.value().toArray());
                    row.setString(5, JSON.writeValueAsString(record.headers()));
                });
    }

    /**
     * A row that waits.
     *
     * @param topic with its version, without the operator
     */
    record Waiting(long id, String topic, int partition, Bytes key, Bytes value, Map<String, String> headers) {}

    List<Waiting> waiting(int rowsMax) {
        return template.query(
                "select id, topic, partition, key, value, headers from outbox order by id limit ?",
                (row, _) -> new Waiting(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        Bytes.wrap(row.getBytes(4)),
                        Bytes.wrap(row.getBytes(5)),
                        JSON.readValue(row.getString(6), HEADERS)),
                rowsMax);
    }

    /** They are sent. By their own ids: a lower one may have been committed after they were looked up. */
    void sent(List<Waiting> rows) {
        template.batchUpdate(
                "delete from outbox where id = ?", rows, BATCH_ROWS, (row, waiting) -> row.setLong(1, waiting.id()));
    }
}

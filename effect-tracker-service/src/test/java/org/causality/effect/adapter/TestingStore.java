package org.causality.effect.adapter;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.causality.backbone.outbox.Outbox;
import org.causality.effect.book.Answer;
import org.causality.effect.book.Input;
import org.causality.effect.book.Page;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real store of one operator, written to as the writer does, without the service around it. */
final class TestingStore {
    final TrackerStore store;
    final PostgresLedger ledger;
    final JdbcClient client;
    private final TrackerMetrics metrics = new TrackerMetrics(new SimpleMeterRegistry());
    private TrackerStore.Standing standing;

    private TestingStore(HikariDataSource pool) {
        this.store = new TrackerStore(
                new JdbcTemplate(pool),
                new TransactionTemplate(new DataSourceTransactionManager(pool)),
                new Outbox(new JdbcTemplate(pool)));
        this.client = JdbcClient.create(pool);
        this.ledger = new PostgresLedger(client);
        this.standing = store.acquire();
    }

    static TestingStore of(String operator) {
        BackingParts parts = SharedParts.get();
        String schema = operator + "_effect_tracker";
        Flyway.configure()
                .dataSource(parts.jdbcUrl(), parts.jdbcUser(), parts.jdbcPassword())
                .locations("classpath:db/effecttracker")
                .defaultSchema(schema)
                .load()
                .migrate();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(parts.jdbcUrl());
        pool.setUsername(parts.jdbcUser());
        pool.setPassword(parts.jdbcPassword());
        pool.setSchema(schema);
        pool.setMaximumPoolSize(4);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new TestingStore(pool);
    }

    /** All in one transaction. */
    void commit(List<Input> inputs) {
        Page page = new Page(ledger, standing.totals().copy());
        Marks marks = standing.marks().copy();
        Batch batch = new Batch(page, marks, "testing", metrics, Instant.now());
        List<Work> works = new ArrayList<>();
        Stamp cause = new Stamp(new LamportTime(7), new MessageId(new Bytes32(7, 7, 7, 7)));
        inputs.forEach(input -> works.add(new Work.Asked(input, cause, new CompletableFuture<Answer>())));
        batch.take(works);
        store.commit(standing.fence(), page, marks, batch.outgoing());
        standing = new TrackerStore.Standing(standing.fence(), page.totals(), marks.copy());
        batch.answer();
    }

    /** As after a crash: everything that is not in the store is forgotten. */
    void reopen() {
        standing = store.acquire();
    }
}

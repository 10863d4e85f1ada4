package org.causality.privacy.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.backbone.writer.FencedException;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.privacy.OrderReceipt;
import org.causality.privacy.Fixture;
import org.causality.privacy.batch.BatchLimits;
import org.causality.privacy.desk.Answer;
import org.causality.privacy.desk.Desk;
import org.causality.privacy.desk.Input;
import org.causality.privacy.desk.Page;
import org.causality.privacy.seal.SealLimits;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real store, written to as the writer does, with crashes between deciding and storing. */
class StoreKeepsTheDeskTest {
    private static final int ADMISSIONS = 40;

    private final HikariDataSource pool = pool(SharedParts.uniqueOperator(StoreKeepsTheDeskTest.class) + "_privacy");
    private final JdbcClient client = JdbcClient.create(pool);
    private final PostgresLedger ledger = new PostgresLedger(client);
    private final DeskStore store = new DeskStore(
            new JdbcTemplate(pool),
            new TransactionTemplate(new DataSourceTransactionManager(pool)),
            new Outbox(new JdbcTemplate(pool)));
    private Instant now = Instant.ofEpochSecond(1_790_000_000);
    private long incarnation = 1;

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyAdmissionHasOnePlaceAndAReceiptWhereverTheProcessDies(long seed) {
        Random random = new Random(seed);
        List<Long> numbers =
                new ArrayList<>(LongStream.rangeClosed(1, ADMISSIONS).boxed().toList());
        for (int i = 0; i + 8 <= ADMISSIONS; i += 4) {
            Collections.shuffle(numbers.subList(i, i + 8), random);
        }
        DeskStore.Taken taken = store.acquire(now);
        int at = 0;
        while (at < numbers.size()) {
            int next = Math.min(numbers.size(), at + 1 + random.nextInt(6));
            Page page = decided(taken, numbers.subList(at, next));
            if (random.nextInt(3) == 0) {
                incarnation++;
                taken = store.acquire(now);
            } else {
                store.commit(taken.fence(), page, outgoing(page));
                taken = new DeskStore.Taken(taken.fence(), page.standing());
                at = next;
            }
            now = now.plusMillis(random.nextInt(200));
        }
        now = now.plusMillis(1_000);
        Page last = decided(taken, List.of());
        store.commit(taken.fence(), last, outgoing(last));
        assertThat(client.sql("select admission from entry order by place")
                        .query((row, _) -> row.getLong(1))
                        .list())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, ADMISSIONS).boxed().toList());
        for (long number = 1; number <= ADMISSIONS; number++) {
            PostgresLedger.Place place = Objects.requireNonNull(ledger.placeOf(subject(number)));
            OrderReceipt receipt = Objects.requireNonNull(ledger.receipt(place));
            assertThat(receipt.fault(Fixture.GENESIS)).isNull();
            assertThat(receipt.entry().place()).isEqualTo(number);
        }
        assertThat(count("outbox")).isEqualTo(count("batch"));
        assertThat(count("waiting")).isZero();
    }

    @Test
    void aWriterThatWasOvertakenWritesNothing() {
        DeskStore.Taken old = store.acquire(now);
        store.acquire(now);
        Page page = decided(old, List.of(1L));
        assertThatThrownBy(() -> store.commit(old.fence(), page, outgoing(page)))
                .isInstanceOf(FencedException.class);
        assertThat(count("entry")).isZero();
    }

    private Page decided(DeskStore.Taken taken, List<Long> numbers) {
        Desk desk = new Desk(
                Fixture.GENESIS, Fixture.receiptKey(incarnation), new BatchLimits(5, 300), new SealLimits(3, 8));
        Page page = new Page(ledger, taken.standing());
        for (long number : numbers) {
            Answer _ = desk.handle(page, new Input.Admitted(number, subject(number)), now);
        }
        Answer _ = desk.handle(page, new Input.Tick(), now);
        return page;
    }

    private static List<OutboxRecord> outgoing(Page page) {
        return page.drafts().stream()
                .map(draft -> Drafts.record(draft, LamportTime.ZERO))
                .toList();
    }

    private int count(String table) {
        return client.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static Bytes32 subject(long number) {
        return new Bytes32(31, 31, 31, number);
    }

    private static HikariDataSource pool(String schema) {
        BackingParts parts = SharedParts.get();
        Flyway.configure()
                .dataSource(parts.jdbcUrl(), parts.jdbcUser(), parts.jdbcPassword())
                .locations("classpath:db/privacy")
                .defaultSchema(schema)
                .load()
                .migrate();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(parts.jdbcUrl());
        pool.setUsername(parts.jdbcUser());
        pool.setPassword(parts.jdbcPassword());
        pool.setSchema(schema);
        pool.setMaximumPoolSize(2);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }
}

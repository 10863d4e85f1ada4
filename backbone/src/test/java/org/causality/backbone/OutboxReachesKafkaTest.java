package org.causality.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.outbox.OutboxRecord;
import org.causality.backbone.outbox.OutboxRelay;
import org.causality.embedded.BackingParts;
import org.causality.embedded.SharedParts;
import org.causality.model.codec.Bytes;
import org.causality.model.topic.RecordHeader;
import org.causality.model.topic.Service;
import org.causality.model.topic.TopicCatalogue;
import org.causality.model.topic.adapter.TopicMaking;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A real outbox in a real Postgres, carried to a real Kafka. */
class OutboxReachesKafkaTest {
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final BackingParts parts = SharedParts.get();
    private final Map<String, Object> kafka = Map.of("bootstrap.servers", parts.bootstrapServers());
    private final String operator = SharedParts.uniqueOperator(OutboxReachesKafkaTest.class);
    private final HikariDataSource pool = pool();
    private final Outbox outbox = new Outbox(new JdbcTemplate(pool));
    private final OutboxRelay relay = new OutboxRelay(outbox, operator, "backbone", kafka);
    private final KafkaConsumer<byte[], byte[]> reader = reader();

    private HikariDataSource pool() {
        HikariDataSource opened = new HikariDataSource();
        opened.setJdbcUrl(parts.jdbcUrl());
        opened.setUsername(parts.jdbcUser());
        opened.setPassword(parts.jdbcPassword());
        opened.setSchema(operator);
        opened.setMaximumPoolSize(4);
        JdbcTemplate template = new JdbcTemplate(opened);
        template.execute("create schema " + operator);
        template.execute("""
                create table outbox (
                    id bigint generated always as identity primary key,
                    topic text not null, partition integer not null,
                    key bytea not null, value bytea not null, headers text not null)
                """);
        return opened;
    }

    private KafkaConsumer<byte[], byte[]> reader() {
        TopicMaking.make(kafka, Service.MEMPOOL, operator, (short) 1);
        TopicPartition partition = new TopicPartition(TopicCatalogue.PUBLISH.fullName(operator), 0);
        var opened = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        opened.assign(List.of(partition));
        opened.seekToBeginning(List.of(partition));
        return opened;
    }

    @AfterEach
    void close() {
        relay.stop();
        reader.close();
        pool.close();
    }

    @Test
    void whatIsCommittedArrivesInItsOrderWithItsHeaders() {
        relay.start();
        outbox.write(IntStream.range(0, 2_500).mapToObj(i -> record("" + i)).toList());
        relay.wake();
        List<ConsumerRecord<byte[], byte[]>> read = read(2_500);
        assertThat(read.stream().map(OutboxReachesKafkaTest::text))
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_500).mapToObj(Integer::toString).toList());
        assertThat(read.getFirst()
                        .headers()
                        .lastHeader(RecordHeader.DETAIL.key())
                        .value())
                .asString()
                .isEqualTo("a \"detail\"\nof two lines");
        awaitEmpty();
    }

    @Test
    void aRowThatIsCommittedAfterAYoungerOneIsSentToo() throws Exception {
        relay.start();
        try (Connection slow = pool.getConnection()) {
            slow.setAutoCommit(false);
            new Outbox(new JdbcTemplate(new SingleConnectionDataSource(slow, true))).write(List.of(record("older")));
            outbox.write(List.of(record("younger")));
            relay.wake();
            assertThat(read(1)).extracting(OutboxReachesKafkaTest::text).containsExactly("younger");
            slow.commit();
        }
        relay.wake();
        assertThat(read(1)).extracting(OutboxReachesKafkaTest::text).containsExactly("older");
        awaitEmpty();
    }

    @Test
    void whatTheWriterToldLastIsSentBeforeTheRelayEnds() {
        relay.start();
        outbox.write(List.of(record("last")));
        relay.stop();
        awaitUntil("the end of the relay", () -> !relay.isRunning());
        assertThat(read(1)).extracting(OutboxReachesKafkaTest::text).containsExactly("last");
    }

    @Test
    void aStoreThatIsAwayIsSaid() {
        pool.close();
        relay.start();
        awaitUntil("stalled", () -> relay.stalledMillis() > 0);
    }

    private static OutboxRecord record(String value) {
        Bytes bytes = Bytes.wrap(value.getBytes(StandardCharsets.UTF_8));
        return new OutboxRecord(TopicCatalogue.PUBLISH, 0, bytes, bytes, Map.of())
                .with(RecordHeader.DETAIL, "a \"detail\"\nof two lines");
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(int count) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        awaitUntil(count + " records", () -> {
            reader.poll(POLL).forEach(read::add);
            return read.size() >= count;
        });
        return read;
    }

    private void awaitEmpty() {
        JdbcTemplate template = new JdbcTemplate(pool);
        awaitUntil(
                "an empty outbox",
                () -> Integer.valueOf(0).equals(template.queryForObject("select count(*) from outbox", Integer.class)));
    }

    private interface Condition {
        boolean holds();
    }

    private static void awaitUntil(String what, Condition condition) {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited for " + what).isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}

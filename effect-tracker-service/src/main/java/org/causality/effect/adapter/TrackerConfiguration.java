package org.causality.effect.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.causality.backbone.log.NeverSkips;
import org.causality.backbone.log.OperatorTopics;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.outbox.OutboxRelay;
import org.causality.model.topic.Service;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EffectTrackerSettings.class)
class TrackerConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    OperatorTopics topics(EffectTrackerSettings settings, KafkaProperties kafka) {
        OperatorTopics topics = new OperatorTopics(settings.operator(), Service.EFFECT_TRACKER, LogReader.READ);
        topics.create(kafka.buildAdminProperties(), settings.replication());
        return topics;
    }

    @Bean
    TrackerMetrics trackerMetrics(MeterRegistry registry) {
        return new TrackerMetrics(registry);
    }

    @Bean
    PostgresLedger postgresLedger(DataSource source) {
        return new PostgresLedger(JdbcClient.create(source));
    }

    @Bean
    TrackerStore trackerStore(DataSource source, PlatformTransactionManager transactions, Outbox outbox) {
        return new TrackerStore(new JdbcTemplate(source), new TransactionTemplate(transactions), outbox);
    }

    @Bean
    EffectReader effectReader(DataSource source, PostgresLedger ledger) {
        return new EffectReader(JdbcClient.create(source), ledger);
    }

    @Bean
    Outbox outbox(DataSource source) {
        return new Outbox(new JdbcTemplate(source));
    }

    @Bean
    OutboxRelay outboxRelay(Outbox outbox, EffectTrackerSettings settings, KafkaProperties kafka) {
        return new OutboxRelay(outbox, settings.operator(), "effect-tracker", kafka.buildProducerProperties());
    }

    @Bean
    Updates updates(TrackerMetrics metrics) {
        return new Updates(metrics);
    }

    @Bean
    TrackerWriter trackerWriter(
            EffectTrackerSettings settings,
            TrackerStore store,
            PostgresLedger ledger,
            OutboxRelay relay,
            TrackerMetrics metrics,
            Updates updates,
            Clock clock) {
        return new TrackerWriter(settings.operator(), store, ledger, relay, metrics, updates, clock);
    }

    /** Bound by its name: see {@code spring.cloud.stream} in application.yaml. */
    @Bean
    Consumer<Message<List<byte[]>>> logs(OperatorTopics topics, LogMeeting meeting, TrackerWriter writer) {
        return new LogConsumer(topics, meeting, writer);
    }

    @Bean
    LogMeeting logMeeting(OperatorTopics topics, KafkaProperties kafka, TrackerWriter writer) {
        return new LogMeeting(new Logs(kafka.buildAdminProperties(), topics), writer::listen);
    }

    @Bean
    NeverSkips neverSkips() {
        return new NeverSkips();
    }
}

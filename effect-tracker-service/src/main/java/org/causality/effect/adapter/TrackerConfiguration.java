package org.causality.effect.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EffectTrackerSettings.class)
class TrackerConfiguration {

    private static final long GIVE_AGAIN_MILLIS = 500;

    /** So much of the logs at most is read twice after a crash, and skipped by the bookmark. */
    private static final long OFFSETS_EVERY_MILLIS = 1_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(EffectTrackerSettings settings, KafkaProperties kafka) {
        Topics topics = new Topics(settings.operator());
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
    TrackerStore trackerStore(DataSource source, PlatformTransactionManager transactions) {
        return new TrackerStore(new JdbcTemplate(source), new TransactionTemplate(transactions));
    }

    @Bean
    EffectReader effectReader(DataSource source, PostgresLedger ledger) {
        return new EffectReader(JdbcClient.create(source), ledger);
    }

    @Bean
    OutboxRelay outboxRelay(TrackerStore store, Topics topics, EffectTrackerSettings settings, KafkaProperties kafka) {
        return new OutboxRelay(store, topics, settings.operator(), kafka.buildProducerProperties());
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
            Topics topics,
            TrackerMetrics metrics,
            Updates updates,
            Clock clock) {
        return new TrackerWriter(settings.operator(), store, ledger, relay, topics, metrics, updates, clock);
    }

    /** Bound by its name: see {@code spring.cloud.stream} in application.yaml. */
    @Bean
    Consumer<Message<List<byte[]>>> logs(Topics topics, LogMeeting meeting, TrackerWriter writer) {
        return new LogConsumer(topics, meeting, writer);
    }

    @Bean
    LogMeeting logMeeting(Topics topics, KafkaProperties kafka, TrackerWriter writer) {
        return new LogMeeting(new Logs(kafka.buildAdminProperties(), topics), writer::listen);
    }

    /** The logs have no holes, so a batch is given again until it is done and never skipped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverSkips() {
        return (container, _, _) -> {
            DefaultErrorHandler handler =
                    new DefaultErrorHandler(new FixedBackOff(GIVE_AGAIN_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
            handler.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
            container.setCommonErrorHandler(handler);
            container.getContainerProperties().setAckTime(OFFSETS_EVERY_MILLIS);
        };
    }
}

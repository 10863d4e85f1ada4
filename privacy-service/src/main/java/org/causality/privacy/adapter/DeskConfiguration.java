package org.causality.privacy.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.causality.backbone.log.NeverSkips;
import org.causality.backbone.log.OperatorTopics;
import org.causality.backbone.outbox.Outbox;
import org.causality.backbone.outbox.OutboxRelay;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.model.topic.Service;
import org.causality.privacy.batch.ReceiptKey;
import org.causality.privacy.desk.Desk;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
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
@EnableConfigurationProperties(PrivacySettings.class)
class DeskConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Genesis genesis(PrivacySettings settings) throws IOException {
        return GenesisFile.read(settings.networkFile());
    }

    /** Fresh at every start and never stored: a restored node can never look like one that says two things. */
    @Bean
    ReceiptKey receiptKey(PrivacySettings settings, Genesis genesis, Clock clock) throws IOException {
        FileOperatorSigner signer = FileOperatorSigner.open(genesis.network(), settings.keysDir());
        return ReceiptKey.fresh(signer, new SecureRandom(), clock.millis());
    }

    @Bean
    OperatorTopics topics(PrivacySettings settings, KafkaProperties kafka) {
        OperatorTopics topics = new OperatorTopics(settings.operator(), Service.PRIVACY, LogReader.READ);
        topics.create(kafka.buildAdminProperties(), settings.replication());
        return topics;
    }

    @Bean
    DeskMetrics deskMetrics(MeterRegistry registry) {
        return new DeskMetrics(registry);
    }

    @Bean
    PostgresLedger postgresLedger(DataSource source) {
        return new PostgresLedger(JdbcClient.create(source));
    }

    @Bean
    DeskStore deskStore(DataSource source, PlatformTransactionManager transactions, Outbox outbox) {
        return new DeskStore(new JdbcTemplate(source), new TransactionTemplate(transactions), outbox);
    }

    @Bean
    Outbox outbox(DataSource source) {
        return new Outbox(new JdbcTemplate(source));
    }

    @Bean
    OutboxRelay outboxRelay(Outbox outbox, PrivacySettings settings, KafkaProperties kafka) {
        return new OutboxRelay(outbox, settings.operator(), "privacy", kafka.buildProducerProperties());
    }

    @Bean
    Desk desk(Genesis genesis, ReceiptKey key, PrivacySettings settings) {
        return new Desk(genesis, key, settings.batchLimits(), settings.sealLimits());
    }

    @Bean
    DeskWriter deskWriter(
            PrivacySettings settings,
            Desk desk,
            DeskStore store,
            PostgresLedger ledger,
            OutboxRelay relay,
            DeskMetrics metrics,
            Clock clock) {
        return new DeskWriter(settings.operator(), desk, settings.batchLimits(), store, ledger, relay, metrics, clock);
    }

    @Bean
    Door door(Genesis genesis, DeskWriter writer) {
        return new Door(genesis, writer);
    }

    /** Bound by its name: see {@code spring.cloud.stream} in application.yaml. */
    @Bean
    Consumer<Message<List<byte[]>>> logs(Genesis genesis, OperatorTopics topics, DeskWriter writer) {
        return new LogConsumer(new LogReader(genesis), topics, writer);
    }

    @Bean
    NeverSkips neverSkips() {
        return new NeverSkips();
    }
}

package org.causality.privacy.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.privacy.batch.ReceiptKey;
import org.causality.privacy.desk.Desk;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;

/** How the parts are put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
class DeskConfiguration {

    private static final long GIVE_AGAIN_MILLIS = 500;

    /** So much of the logs at most is read twice after a crash, and known by sequence and number. */
    private static final long OFFSETS_EVERY_MILLIS = 1_000;

    @Bean
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
    Topics topics(PrivacySettings settings, KafkaProperties kafka) {
        Topics topics = new Topics(settings.operator());
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
    DeskStore deskStore(DataSource source, PlatformTransactionManager transactions) {
        return new DeskStore(new JdbcTemplate(source), new TransactionTemplate(transactions));
    }

    @Bean
    OutboxRelay outboxRelay(DeskStore store, Topics topics, PrivacySettings settings, KafkaProperties kafka) {
        return new OutboxRelay(store, topics, settings.operator(), kafka.buildProducerProperties());
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
            Topics topics,
            DeskMetrics metrics,
            Clock clock) {
        return new DeskWriter(
                settings.operator(), desk, settings.batchLimits(), store, ledger, relay, topics, metrics, clock);
    }

    @Bean
    Door door(Genesis genesis, DeskWriter writer) {
        return new Door(genesis, writer);
    }

    /** Bound by its name: see {@code spring.cloud.stream} in application.yaml. */
    @Bean
    Consumer<Message<List<byte[]>>> logs(Genesis genesis, Topics topics, DeskWriter writer) {
        return new LogConsumer(new LogReader(genesis), topics, writer);
    }

    /** The logs have no holes, so a batch is given again until it is done and never skipped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> neverSkips() {
        return (container, _, _) -> {
            DefaultErrorHandler handler =
                    new DefaultErrorHandler(new FixedBackOff(GIVE_AGAIN_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
            handler.setLogLevel(KafkaException.Level.DEBUG);
            container.setCommonErrorHandler(handler);
            container.getContainerProperties().setAckTime(OFFSETS_EVERY_MILLIS);
        };
    }
}

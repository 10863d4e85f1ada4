package org.causality.propagation.adapter;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.model.network.GenesisFile;
import org.causality.propagation.blob.BlobAsks;
import org.causality.propagation.blob.BlobLimits;
import org.causality.propagation.blob.BlobStore;
import org.causality.propagation.causal.CausalLimits;
import org.causality.propagation.causal.HealthPlan;
import org.causality.propagation.owner.CoreListener;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.owner.CrashPoint;
import org.causality.propagation.owner.OwnerSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the service together. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    /** The version is the build's, where there is a jar to ask. */
    private static final String AGENT = "causality-p2p/"
            + Objects.requireNonNullElse(Wiring.class.getPackage().getImplementationVersion(), "dev");

    private static final int FETCH_ROWS = 1_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    CrashPoint crashPoint() {
        return CrashPoint.NONE;
    }

    @Bean
    Genesis genesis(PropagationSettings settings) throws IOException {
        return GenesisFile.read(settings.networkFile());
    }

    @Bean
    PostgresLog causalLog(DataSource source, PlatformTransactionManager transactions, PropagationSettings settings) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(FETCH_ROWS);
        return new PostgresLog(template, new TransactionTemplate(transactions), settings.leaseMillis());
    }

    @Bean
    LogReader logReader(DataSource source) {
        return new LogReader(JdbcClient.create(source));
    }

    @Bean
    KafkaRelay relay(
            @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers, PropagationSettings settings) {
        return new KafkaRelay(bootstrapServers, settings.operator());
    }

    @Bean
    @ConditionalOnMissingBean
    BlobLimits blobLimits() {
        return BlobLimits.DEFAULT;
    }

    @Bean
    BlobStore blobStore(DataSource source, PlatformTransactionManager transactions, BlobLimits limits) {
        return new BlobStore(
                new PostgresShelf(JdbcClient.create(source), new TransactionTemplate(transactions)), limits);
    }

    @Bean
    BlobAsks blobAsks(BlobLimits limits) {
        return new BlobAsks(limits);
    }

    @Bean
    CoreOwner coreOwner(
            PropagationSettings settings,
            Genesis genesis,
            PostgresLog log,
            KafkaRelay relay,
            CrashPoint crash,
            List<CoreListener> listeners,
            Clock clock)
            throws IOException {
        OwnerSettings owner = new OwnerSettings(
                genesis,
                FileOperatorSigner.open(genesis.network(), settings.keysDir()),
                CausalLimits.DEFAULT.withHeadersMax(settings.headersMax()),
                new HealthPlan(
                        settings.healthMillis(), Math.min(settings.healthMillis(), HealthPlan.FIRST_MILLIS), AGENT),
                settings.operator() + "-" + UUID.randomUUID(),
                settings.leaseMillis() / 3);
        return new CoreOwner(owner, log, relay, crash, CoreListener.all(listeners), clock);
    }
}

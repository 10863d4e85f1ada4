package org.causality.propagation.adapter.checkpoint;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;
import org.causality.model.key.PublicKey;
import org.causality.model.network.FileOperatorSigner;
import org.causality.model.network.Genesis;
import org.causality.propagation.adapter.PropagationSettings;
import org.causality.propagation.checkpoint.CheckpointLimits;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.recovery.EpochClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checkpoints beside the core. */
@Configuration(proxyBeanMethods = false)
class CheckpointWiring {

    private static final int FETCH_ROWS = 1_000;

    @Bean
    @ConditionalOnMissingBean
    CheckpointLimits checkpointLimits() {
        return CheckpointLimits.DEFAULT;
    }

    /** The core is told of the floor and tells of what it delivers: so it is looked up when first needed. */
    @Bean(initMethod = "start")
    CheckpointRoom checkpointRoom(
            PropagationSettings settings,
            Genesis genesis,
            CheckpointLimits limits,
            DataSource source,
            PlatformTransactionManager transactions,
            ObjectProvider<CoreOwner> owner,
            EpochClock epochs,
            MeterRegistry meters,
            Clock clock)
            throws IOException {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(FETCH_ROWS);
        PublicKey operator =
                FileOperatorSigner.open(genesis.network(), settings.keysDir()).operator();
        return new CheckpointRoom(
                genesis,
                operator,
                limits,
                new CheckpointRows(template, new TransactionTemplate(transactions)),
                owner,
                epochs,
                meters,
                clock);
    }
}

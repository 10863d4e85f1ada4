package org.causality.propagation.adapter.recovery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.causality.model.network.Genesis;
import org.causality.propagation.owner.CoreOwner;
import org.causality.propagation.recovery.EpochClock;
import org.causality.propagation.recovery.RecoveryLimits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Recovery beside the core. */
@Configuration(proxyBeanMethods = false)
class RecoveryWiring {

    private static final int FETCH_ROWS = 1_000;

    @Bean
    RecoveryLimits recoveryLimits() {
        return RecoveryLimits.DEFAULT;
    }

    @Bean
    EpochClock epochClock(Genesis genesis) {
        return new EpochClock(genesis);
    }

    @Bean
    RecoveryRows recoveryRows(DataSource source, PlatformTransactionManager transactions) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(FETCH_ROWS);
        return new RecoveryRows(template, new TransactionTemplate(transactions));
    }

    /** The core hears of it and it asks the core: so the core is looked up when first needed. */
    @Bean(initMethod = "start")
    RecoveryRoom recoveryRoom(
            RecoveryLimits limits,
            Genesis genesis,
            EpochClock epochs,
            RecoveryRows rows,
            ObjectProvider<CoreOwner> owner,
            MeterRegistry meters,
            Clock clock) {
        RecoveryMeters counted = new RecoveryMeters(meters);
        CoreDoor core = new CoreDoor(new CertifiedFeeds(genesis, rows), owner, counted, clock);
        return new RecoveryRoom(limits, epochs, rows, core, counted, clock);
    }
}

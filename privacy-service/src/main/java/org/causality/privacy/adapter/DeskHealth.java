package org.causality.privacy.adapter;

import org.causality.backbone.outbox.OutboxRelay;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Liveness: the writer's thread lives. Readiness: its store answers and Kafka takes what is told. */
@Configuration(proxyBeanMethods = false)
class DeskHealth {

    private static final long STALLED_MILLIS_MAX = 5_000;

    @Bean
    HealthIndicator writer(DeskWriter writer) {
        return () -> (writer.state() == DeskWriter.State.STOPPED ? Health.down() : Health.up()).build();
    }

    @Bean
    HealthIndicator state(DeskWriter writer) {
        return () -> (writer.state() == DeskWriter.State.READY ? Health.up() : Health.outOfService())
                .withDetail("state", writer.state().name())
                .build();
    }

    @Bean
    HealthIndicator outboxHealthIndicator(OutboxRelay relay) {
        return () -> (relay.stalledMillis() < STALLED_MILLIS_MAX ? Health.up() : Health.outOfService())
                .withDetail("stalledMillis", relay.stalledMillis())
                .build();
    }
}

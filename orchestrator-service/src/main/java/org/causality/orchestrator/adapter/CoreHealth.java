package org.causality.orchestrator.adapter;

import org.causality.backbone.outbox.OutboxRelay;
import org.causality.orchestrator.owner.CoreOwner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Liveness: the owner's thread ticks. Readiness: it is at work and Kafka takes records (Postgres has its own indicator). */
@Configuration(proxyBeanMethods = false)
class CoreHealth {
    private static final long SILENT_MILLIS_MAX = 60_000;
    private static final long STALLED_MILLIS_MAX = 5_000;

    @Bean
    HealthIndicator core(CoreOwner owner) {
        return () -> {
            boolean dead = owner.state() == CoreOwner.State.DEAD || owner.silentMillis() > SILENT_MILLIS_MAX;
            return (dead ? Health.down() : Health.up())
                    .withDetail("state", owner.state().name())
                    .withDetail("silentMillis", owner.silentMillis())
                    .build();
        };
    }

    @Bean
    HealthIndicator owned(CoreOwner owner) {
        return () -> (owner.state() == CoreOwner.State.ACTIVE ? Health.up() : Health.outOfService())
                .withDetail("state", owner.state().name())
                .build();
    }

    @Bean
    HealthIndicator outboxHealthIndicator(OutboxRelay relay) {
        return () -> (relay.stalledMillis() < STALLED_MILLIS_MAX ? Health.up() : Health.outOfService())
                .withDetail("stalledMillis", relay.stalledMillis())
                .build();
    }
}

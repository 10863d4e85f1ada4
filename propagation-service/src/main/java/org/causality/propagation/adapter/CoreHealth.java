package org.causality.propagation.adapter;

import org.causality.propagation.owner.CoreOwner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Liveness: the owner thread ticks. Readiness: the lease is held and Kafka answers (Postgres has its own indicator). */
@Configuration(proxyBeanMethods = false)
class CoreHealth {

    private static final long SILENT_MILLIS_MAX = 60_000;
    private static final long STALLED_MILLIS_MAX = 5_000;

    @Bean
    HealthIndicator core(CoreOwner owner, KafkaRelay relay) {
        return () -> {
            // A turn that waits for Kafka is not dead; that is readiness.
            boolean ticks = owner.silentMillis() < SILENT_MILLIS_MAX || relay.stalledMillis() > 0;
            boolean alive = owner.state() != CoreOwner.State.DEAD && ticks;
            return (alive ? Health.up() : Health.down())
                    .withDetail("silentMillis", owner.silentMillis())
                    .build();
        };
    }

    @Bean
    HealthIndicator lease(CoreOwner owner) {
        return () -> (owner.state() == CoreOwner.State.ACTIVE ? Health.up() : Health.outOfService())
                .withDetail("state", owner.state().name())
                .build();
    }

    @Bean
    HealthIndicator relayed(KafkaRelay relay) {
        return () -> (relay.stalledMillis() < STALLED_MILLIS_MAX ? Health.up() : Health.outOfService())
                .withDetail("stalledMillis", relay.stalledMillis())
                .build();
    }
}

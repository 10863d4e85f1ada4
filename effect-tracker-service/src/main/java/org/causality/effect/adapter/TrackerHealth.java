package org.causality.effect.adapter;

import org.causality.backbone.outbox.OutboxRelay;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Liveness: the writer's thread lives. Readiness: its store answers and Kafka takes what is told. */
@Configuration(proxyBeanMethods = false)
class TrackerHealth {

    private static final long STALLED_MILLIS_MAX = 5_000;

    @Bean
    HealthIndicator writer(TrackerWriter tracker) {
        return () -> (tracker.state() == TrackerWriter.State.STOPPED ? Health.down() : Health.up()).build();
    }

    @Bean
    HealthIndicator book(TrackerWriter tracker) {
        return () -> (tracker.state() == TrackerWriter.State.READY ? Health.up() : Health.outOfService())
                .withDetail("state", tracker.state().name())
                .build();
    }

    @Bean
    HealthIndicator outboxHealthIndicator(OutboxRelay relay) {
        return () -> (relay.stalledMillis() < STALLED_MILLIS_MAX ? Health.up() : Health.outOfService())
                .withDetail("stalledMillis", relay.stalledMillis())
                .build();
    }
}

package org.causality.crosschain.adapter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.causality.backbone.outbox.OutboxRelay;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Liveness: the writer's thread is there. Readiness: own stores and Kafka. Chains are neighbours: their trouble is told
 * as a detail and makes nobody restart anything.
 */
@Configuration(proxyBeanMethods = false)
class CrosschainHealth {

    private static final long STALLED_MILLIS_MAX = 5_000;

    @Bean("writer")
    HealthIndicator writerHealth(FactWriter writer) {
        return () -> (writer.state() == FactWriter.State.STOPPED ? Health.down() : Health.up()).build();
    }

    @Bean("facts")
    HealthIndicator factsHealth(FactWriter writer, OutboxRelay relay) {
        return () -> {
            boolean ready = writer.state() == FactWriter.State.READY && relay.stalledMillis() < STALLED_MILLIS_MAX;
            Map<String, String> chains = new LinkedHashMap<>();
            writer.states().forEach(state -> chains.put(state.chain().value(), state.status() + ": " + state.reason()));
            return (ready ? Health.up() : Health.outOfService())
                    .withDetail("state", writer.state().name())
                    .withDetail("stalledMillis", relay.stalledMillis())
                    .withDetail("chains", chains)
                    .build();
        };
    }
}

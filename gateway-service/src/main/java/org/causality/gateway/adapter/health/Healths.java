package org.causality.gateway.adapter.health;

import java.util.List;
import org.causality.gateway.adapter.http.Neighbour;
import org.causality.gateway.adapter.kafka.LogReader;
import org.causality.gateway.peer.PeerBook;
import org.causality.model.crypto.CryptoSuite;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Three answers: {@code threads} for liveness, {@code logs} for readiness, {@code neighbours} as a detail of health. */
@Configuration(proxyBeanMethods = false)
class Healths {

    @Bean
    HealthIndicator threads(Pulse pulse) {
        return () -> {
            List<String> silent = pulse.silent();
            return silent.isEmpty()
                    ? Health.up().build()
                    : Health.down().withDetail("standing still", silent).build();
        };
    }

    @Bean
    HealthIndicator logs(LogReader reader) {
        return () -> {
            boolean ready = reader.isReading() && reader.isCaughtUp();
            return (ready ? Health.up() : Health.outOfService())
                    .withDetail("reading", reader.isReading())
                    .withDetail("caughtUp", reader.isCaughtUp())
                    .withDetail("delivered", reader.standing().delivered())
                    .withDetail("released", reader.standing().released())
                    .withDetail("heldBackBy", reader.standing().heldBackBy())
                    .build();
        };
    }

    /** Always up: what is wrong with others is not wrong with us. */
    @Bean
    HealthIndicator neighbours(List<Neighbour> neighbours, PeerBook peers) {
        return () -> {
            List<String> silent = neighbours.stream()
                    .filter(neighbour -> !neighbour.isAnswering())
                    .map(Neighbour::name)
                    .toList();
            return Health.up()
                    .withDetail("degraded", !silent.isEmpty() || peers.size() == 0)
                    .withDetail("notAnswering", silent)
                    .withDetail("peers", peers.size())
                    .build();
        };
    }

    @Bean
    InfoContributor crypto() {
        return info -> info.withDetail("crypto", CryptoSuite.best().describe());
    }
}

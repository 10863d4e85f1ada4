package org.causality.gateway.adapter.http;

import org.causality.gateway.GatewaySettings;
import org.causality.gateway.order.OrderForm;
import org.causality.gateway.order.SealForm;
import org.causality.model.network.Genesis;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The services next to us. */
@Configuration(proxyBeanMethods = false)
class NeighbourWiring {

    @Bean
    Patience patience() {
        return Patience.DEFAULT;
    }

    @Bean
    Neighbour mempool(GatewaySettings settings, Patience patience) {
        return new Neighbour("mempool-service", settings.mempoolUrl(), patience);
    }

    @Bean
    Neighbour propagation(GatewaySettings settings, Patience patience) {
        return new Neighbour("propagation-service", settings.propagationUrl(), patience);
    }

    @Bean
    Neighbour crosschain(GatewaySettings settings, Patience patience) {
        return new Neighbour("crosschain-service", settings.crosschainUrl(), patience);
    }

    @Bean
    Neighbour effectTracker(GatewaySettings settings, Patience patience) {
        return new Neighbour("effect-tracker-service", settings.effectTrackerUrl(), patience);
    }

    @Bean
    Neighbour orchestrator(GatewaySettings settings, Patience patience) {
        return new Neighbour("orchestrator-service", settings.orchestratorUrl(), patience);
    }

    @Bean
    Neighbour privacy(GatewaySettings settings, Patience patience) {
        return new Neighbour("privacy-service", settings.privacyUrl(), patience);
    }

    @Bean
    SealForm sealForm(Genesis genesis) {
        return new SealForm(genesis.network());
    }

    @Bean
    OrderForm orderForm(Genesis genesis) {
        return new OrderForm(genesis.network());
    }
}

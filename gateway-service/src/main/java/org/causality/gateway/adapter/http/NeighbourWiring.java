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
    Neighbour mempool(GatewaySettings settings) {
        return new Neighbour("mempool-service", settings.mempoolUrl());
    }

    @Bean
    Neighbour propagation(GatewaySettings settings) {
        return new Neighbour("propagation-service", settings.propagationUrl());
    }

    @Bean
    Neighbour crosschain(GatewaySettings settings) {
        return new Neighbour("crosschain-service", settings.crosschainUrl());
    }

    @Bean
    Neighbour effectTracker(GatewaySettings settings) {
        return new Neighbour("effect-tracker-service", settings.effectTrackerUrl());
    }

    @Bean
    Neighbour orchestrator(GatewaySettings settings) {
        return new Neighbour("orchestrator-service", settings.orchestratorUrl());
    }

    @Bean
    Neighbour privacy(GatewaySettings settings) {
        return new Neighbour("privacy-service", settings.privacyUrl());
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

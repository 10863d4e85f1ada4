package org.causality.gateway.adapter;

import org.causality.gateway.GatewaySettings;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.event.EventLog;
import org.causality.gateway.event.MessageEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event stream's parts. */
@Configuration(proxyBeanMethods = false)
class EventWiring {

    @Bean
    EventLog eventLog(GatewaySettings settings) {
        return new EventLog(settings.events().keptMax());
    }

    @Bean
    MessageEvents messageEvents(EdgeState state, GatewaySettings settings) {
        return new MessageEvents(state.keys(), settings.operator());
    }
}

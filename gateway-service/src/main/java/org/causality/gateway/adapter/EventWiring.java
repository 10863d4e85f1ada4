package org.causality.gateway.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.event.EventLog;
import org.causality.gateway.event.MessageEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The event stream's parts. */
@Configuration(proxyBeanMethods = false)
class EventWiring {

    @Bean
    EventLog eventLog(GatewaySettings settings, MeterRegistry metrics) {
        int keptMax = settings.events().keptMax();
        EventLog log = new EventLog(keptMax);
        QueueMeter.show(metrics, "event-ring", log, EventLog::size, keptMax);
        return log;
    }

    @Bean
    MessageEvents messageEvents(EdgeState state, GatewaySettings settings) {
        return new MessageEvents(state.keys(), settings.operator());
    }
}

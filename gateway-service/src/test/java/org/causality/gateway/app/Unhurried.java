package org.causality.gateway.app;

import java.util.EnumMap;
import java.util.Map;
import org.causality.gateway.adapter.http.Patience;
import org.causality.gateway.edge.EdgeLimits;
import org.causality.gateway.fetch.FetchLimits;
import org.causality.gateway.priority.PriorityLimits;
import org.causality.model.message.PriorityClass;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * A gateway that gives up on nothing because the machine is slow: what waits has ten minutes. Everything else is as in
 * production; what happens when time runs out has tests of its own, on clocks of their own.
 */
@Configuration(proxyBeanMethods = false)
class Unhurried {

    /** How long what came without its certificate waits for it, for a test that needs to see it end. */
    static final String AWAITING_MILLIS = "test.awaiting-millis";

    private static final long LONG_MILLIS = 600_000;

    /** For what a slow machine does not answer in time: nothing in these tests is late. */
    static final Map<String, String> KAFKA = Map.of(
            "spring.kafka.producer.properties.delivery.timeout.ms",
            Long.toString(LONG_MILLIS),
            "spring.kafka.producer.properties.max.block.ms",
            Long.toString(LONG_MILLIS));

    @Bean
    @Primary
    EdgeLimits unhurriedEdge(@Value("${" + AWAITING_MILLIS + ":" + LONG_MILLIS + "}") long awaitingMillisMax) {
        EdgeLimits it = EdgeLimits.defaults();
        return new EdgeLimits(
                it.connectionBytes(),
                it.connectionFrames(),
                it.connectionsMax(),
                it.certifiedKey(),
                it.uncertifiedKey(),
                it.uncertifiedTotal(),
                it.keysMax(),
                it.seenMax(),
                it.replayMillis(),
                it.windowTicks(),
                it.inFlightMax(),
                LONG_MILLIS,
                it.awaitingMax(),
                it.awaitingPerKeyMax(),
                awaitingMillisMax);
    }

    @Bean
    @Primary
    PriorityLimits unhurriedQueues() {
        PriorityLimits it =
                PriorityLimits.defaults().withCores(Runtime.getRuntime().availableProcessors());
        Map<PriorityClass, PriorityLimits.OfClass> classes = new EnumMap<>(PriorityClass.class);
        it.classes().forEach((priority, of) -> classes.put(priority, unhurried(of)));
        return new PriorityLimits(classes, it.peersMax(), it.capacityPerMille(), it.burstMicros(), it.lateMicrosMax());
    }

    private static PriorityLimits.OfClass unhurried(PriorityLimits.OfClass it) {
        return new PriorityLimits.OfClass(it.weight(), LONG_MILLIS * 1_000, it.bytesMax(), it.peerBytesMax(), 0);
    }

    @Bean
    @Primary
    FetchLimits unhurriedFetch() {
        FetchLimits it = FetchLimits.defaults();
        return new FetchLimits(
                it.streamsMax(),
                it.streamsPerPeerMax(),
                it.requestsMax(),
                it.served(),
                LONG_MILLIS,
                it.peersMax(),
                it.queuedMax(),
                it.certificateAsks(),
                LONG_MILLIS);
    }

    @Bean
    @Primary
    Patience unhurriedCalls() {
        return new Patience(Eventually.WAIT_MAX, Eventually.WAIT_MAX, Eventually.WAIT_MAX, Eventually.WAIT_MAX);
    }
}

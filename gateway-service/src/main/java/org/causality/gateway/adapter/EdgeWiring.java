package org.causality.gateway.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.causality.gateway.adapter.kafka.KafkaCoreInbox;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.edge.CertificateSource;
import org.causality.gateway.edge.CoreInbox;
import org.causality.gateway.edge.EdgeDoor;
import org.causality.gateway.edge.EdgeLimits;
import org.causality.gateway.edge.EdgePipeline;
import org.causality.gateway.edge.EdgeQueue;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.edge.EdgeWatch;
import org.causality.gateway.edge.SignatureCheck;
import org.causality.gateway.edge.TopicTable;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.priority.PriorityLimits;
import org.causality.model.message.PriorityClass;
import org.causality.model.network.Genesis;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The wire edge: from a frame to {@code wire.inbound}. */
@Configuration(proxyBeanMethods = false)
class EdgeWiring {

    @Bean
    EdgeLimits edgeLimits() {
        return EdgeLimits.defaults();
    }

    @Bean
    TopicTable topicTable(Genesis genesis) {
        return new TopicTable(genesis);
    }

    @Bean
    EdgeState edgeState(EdgeLimits limits) {
        return new EdgeState(limits);
    }

    @Bean
    EdgePipeline edgePipeline(
            Genesis genesis, TopicTable topics, EdgeState state, ObjectProvider<SignatureCheck> signatures) {
        return new EdgePipeline(genesis, topics, state, signatures.getIfAvailable(() -> SignatureCheck.STRICT));
    }

    @Bean
    EdgeWatch edgeWatch(MeterRegistry metrics, EdgeState state) {
        return new EdgeMetrics(metrics, state);
    }

    @Bean
    EdgeDoor edgeDoor(
            EdgePipeline pipeline,
            EdgeState state,
            EdgeLimits limits,
            KafkaCoreInbox kafka,
            ObjectProvider<CoreInbox.Decorator> decorators,
            EdgeWatch watch,
            Mesh mesh,
            CertificateSource certificates,
            MeterRegistry metrics) {
        CoreInbox inbox = kafka;
        for (CoreInbox.Decorator decorator : decorators.orderedStream().toList()) {
            inbox = decorator.decorate(inbox);
        }
        EdgeDoor door = new EdgeDoor(pipeline, state, limits, inbox, watch, mesh::forget, certificates);
        QueueMeter.show(metrics, "awaiting-certificate", door, EdgeDoor::awaitingCertificates, limits.awaitingMax());
        return door;
    }

    @Bean
    PriorityLimits priorityLimits() {
        return PriorityLimits.defaults().withCores(EdgeWorkers.COUNT);
    }

    @Bean
    EdgeQueue edgeQueue(
            EdgePipeline pipeline,
            EdgeDoor door,
            EdgeState state,
            PriorityLimits limits,
            Clock clock,
            MeterRegistry metrics) {
        EdgeQueue queue = new EdgeQueue(
                pipeline, door, state, limits, new QueueMetrics(metrics), System::nanoTime, clock::millis);
        for (PriorityClass priority : PriorityClass.values()) {
            QueueMeter.show(metrics, "edge-bytes", priority.name(), queue, of -> (double) of.bytes(priority), (double)
                    limits.of(priority).bytesMax());
        }
        return queue;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

package org.causality.gateway.adapter;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import org.causality.gateway.GatewaySettings;
import org.causality.gateway.adapter.libp2p.Libp2pMesh;
import org.causality.gateway.edge.EdgeState;
import org.causality.gateway.edge.TopicTable;
import org.causality.gateway.health.Grade;
import org.causality.gateway.health.HealthBook;
import org.causality.gateway.health.HealthLimits;
import org.causality.gateway.health.HealthReason;
import org.causality.gateway.health.HealthView;
import org.causality.gateway.interest.Following;
import org.causality.gateway.interest.Interest;
import org.causality.gateway.interest.InterestTiming;
import org.causality.gateway.interest.WithheldBodies;
import org.causality.gateway.ownership.KnownNodes;
import org.causality.gateway.ownership.LoadLevel;
import org.causality.gateway.ownership.ProcessorLoad;
import org.causality.model.network.Genesis;
import org.causality.model.network.Operator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which bodies are taken, and how the network is judged to do. */
@Configuration(proxyBeanMethods = false)
class InterestWiring {

    @Bean
    InterestTiming interestTiming() {
        return InterestTiming.DEFAULT;
    }

    @Bean
    ProcessorLoad processorLoad() {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return machine::getProcessCpuLoad;
    }

    /** {@code causality_gateway_topics{part}}. Until others are known everything of our roles falls to us. */
    @Bean
    Following following(
            TopicTable topics,
            GatewaySettings settings,
            Genesis genesis,
            Libp2pMesh mesh,
            InterestTiming timing,
            Clock clock,
            MeterRegistry metrics) {
        KnownNodes.Node alone = new KnownNodes.Node(mesh.peerId(), settings.roles(), 1, LoadLevel.IDLE);
        Interest first = Interest.of(settings.roles(), genesis.shards(), alone, new KnownNodes(), clock.millis());
        Following following = new Following(topics.topics(), first::takes, timing.overlapMillis());
        showTopics(metrics, following, "bodies", false);
        showTopics(metrics, following, "headers", true);
        return following;
    }

    private static void showTopics(MeterRegistry metrics, Following following, String part, boolean headers) {
        Gauge.builder(
                        "causality.gateway.topics",
                        following,
                        it -> it.followed().stream()
                                .filter(topic -> topic.headersOnly() == headers)
                                .count())
                .tag("part", part)
                .register(metrics);
    }

    @Bean
    WithheldBodies withheldBodies(MeterRegistry metrics) {
        WithheldBodies bodies = new WithheldBodies();
        Gauge.builder("causality.gateway.bodies.withheld", bodies, WithheldBodies::withheldCount)
                .register(metrics);
        Gauge.builder("causality.gateway.bodies.needed", bodies, WithheldBodies::neededCount)
                .register(metrics);
        return bodies;
    }

    /**
     * {@code causality_gateway_network_health}: 0 well to 3 wrong, and {@code causality_gateway_network_findings{reason}}: of how
     * many operators each thing is the matter.
     */
    @Bean
    HealthBook healthBook(Genesis genesis, Operator self, EdgeState state, Clock clock, MeterRegistry metrics) {
        HealthBook book = new HealthBook(genesis.operators(), self.key(), HealthLimits.DEFAULT, clock.millis());
        Gauge.builder(
                        "causality.gateway.network.health",
                        book,
                        it -> view(it, state, clock).grade().number())
                .description("0 " + Grade.WELL + ", 1 " + Grade.NOTE + ", 2 " + Grade.WATCH + ", 3 " + Grade.WRONG)
                .register(metrics);
        for (HealthReason reason : HealthReason.values()) {
            Gauge.builder(
                            "causality.gateway.network.findings",
                            book,
                            it -> view(it, state, clock).count(reason))
                    .tag("reason", reason.name())
                    .register(metrics);
        }
        return book;
    }

    private static HealthView view(HealthBook book, EdgeState state, Clock clock) {
        return book.view(state.verifiedTime(), clock.millis());
    }
}

package org.causality.gateway.adapter.recovery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Random;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.edge.EdgeDoor;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.peer.PeerBook;
import org.causality.gateway.recovery.Recoveries;
import org.causality.gateway.recovery.RecoveryHome;
import org.causality.gateway.recovery.RecoveryLimits;
import org.causality.gateway.recovery.RecoveryPlan;
import org.causality.gateway.recovery.RecoveryWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Recovery between members. */
@Configuration(proxyBeanMethods = false)
class RecoveryWiring {

    @Bean
    RecoveryLimits recoveryLimits() {
        return RecoveryLimits.DEFAULT;
    }

    @Bean
    RecoveryPlan recoveryPlan(RecoveryLimits limits) {
        return new RecoveryPlan(limits, new Random());
    }

    @Bean
    RecoveryWatch recoveryWatch(MeterRegistry metrics) {
        return new RecoveryMetrics(metrics);
    }

    @Bean
    Recoveries recoveries(
            Mesh mesh,
            RecoveryHome home,
            EdgeDoor door,
            PeerBook peers,
            RecoveryLimits limits,
            RecoveryWatch watch,
            Clock clock,
            MeterRegistry metrics) {
        Recoveries recoveries =
                new Recoveries(mesh, home, door::recovered, peers::isMember, limits, watch, clock::millis);
        QueueMeter.show(metrics, "recoveries", recoveries, Recoveries::count, limits.sessionsMax());
        return recoveries;
    }
}

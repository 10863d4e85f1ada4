package org.causality.gateway.adapter.blob;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.gateway.blob.BlobFetcher;
import org.causality.gateway.blob.BlobHome;
import org.causality.gateway.blob.BlobLimits;
import org.causality.gateway.blob.BlobServer;
import org.causality.gateway.blob.BlobWatch;
import org.causality.gateway.mesh.Mesh;
import org.causality.gateway.peer.PeerBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looking for blobs and serving them. */
@Configuration(proxyBeanMethods = false)
class BlobWiring {

    @Bean
    BlobLimits blobLimits() {
        return BlobLimits.defaults();
    }

    @Bean
    BlobWatch blobWatch(MeterRegistry metrics) {
        return new BlobMetrics(metrics);
    }

    @Bean(destroyMethod = "")
    BlobFetcher blobFetcher(
            Mesh mesh,
            PeerBook peers,
            BlobHome home,
            BlobLimits limits,
            BlobWatch watch,
            Clock clock,
            MeterRegistry metrics) {
        BlobFetcher fetcher = new BlobFetcher(mesh, peers::ids, home, limits.search(), watch, clock::millis);
        QueueMeter.show(
                metrics,
                "blobs-sought",
                fetcher,
                BlobFetcher::soughtCount,
                limits.search().wantedMax());
        return fetcher;
    }

    @Bean
    BlobServer blobServer(BlobHome home, BlobLimits limits, BlobWatch watch, Clock clock) {
        return new BlobServer(home, limits.service(), watch, clock::millis, TimeUnit.MILLISECONDS::sleep);
    }
}

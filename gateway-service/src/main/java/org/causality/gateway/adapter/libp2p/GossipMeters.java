package org.causality.gateway.adapter.libp2p;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.causality.libp2p.gossip.GossipSnapshot;
import org.causality.libp2p.gossip.router.Reason;

/** What the gossip layer counts and holds: {@code causality_gateway_gossip_*}; each gauge has its bound in libp2p's limits. */
public final class GossipMeters implements MeterBinder {

    private final Libp2pMesh mesh;

    public GossipMeters(Libp2pMesh mesh) {
        this.mesh = mesh;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        for (Reason reason : Reason.values()) {
            FunctionCounter.builder(
                            "causality.gateway.gossip.notes",
                            mesh,
                            it -> it.snapshot().count(reason))
                    .tag("reason", reason.name())
                    .register(metrics);
        }
        counter(metrics, "accepted", GossipSnapshot::accepted);
        counter(metrics, "published", GossipSnapshot::published);
        counter(metrics, "bytes.in", GossipSnapshot::bytesIn);
        counter(metrics, "bytes.out", GossipSnapshot::bytesOut);
        gauge(metrics, "links", GossipSnapshot::links);
        gauge(metrics, "queued.frames", GossipSnapshot::queuedFrames);
        gauge(metrics, "queued.bytes", GossipSnapshot::queuedBytes);
        gauge(metrics, "pending", it -> it.router().pending());
        gauge(metrics, "pending.bytes", it -> it.router().pendingBytes());
        gauge(metrics, "cached.bytes", it -> it.router().cachedBytes());
        gauge(metrics, "seen", it -> it.router().seen());
        gauge(metrics, "wants", it -> it.router().wants());
    }

    private void counter(MeterRegistry metrics, String name, ToDoubleFunction<GossipSnapshot> value) {
        FunctionCounter.builder("causality.gateway.gossip." + name, mesh, it -> value.applyAsDouble(it.snapshot()))
                .register(metrics);
    }

    private void gauge(MeterRegistry metrics, String name, ToDoubleFunction<GossipSnapshot> value) {
        Gauge.builder("causality.gateway.gossip." + name, mesh, it -> value.applyAsDouble(it.snapshot()))
                .register(metrics);
    }
}

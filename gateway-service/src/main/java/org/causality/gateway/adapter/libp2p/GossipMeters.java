package org.causality.gateway.adapter.libp2p;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.libp2p.gossip.GossipSnapshot;
import org.causality.libp2p.gossip.ServiceLimits;
import org.causality.libp2p.gossip.router.Lane;
import org.causality.libp2p.gossip.router.Reason;
import org.causality.libp2p.gossip.router.RouterLimits;
import org.causality.model.reason.EdgeReason;

/**
 * What the gossip layer counts and holds: {@code causality_gateway_gossip_*}, and its queues beside their limits.
 *
 * <p>What it turns away before the edge sees it stands among the edge's refusals, too, as type {@code frame}: an operator who
 * looks for OVERSIZED need not know which layer measured.
 */
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
        gauge(metrics, "seen", it -> it.router().seen());
        refusals(metrics, EdgeReason.OVERSIZED, Set.of(Reason.MESSAGE_TOO_LARGE, Reason.FRAME_TOO_LARGE));
        refusals(metrics, EdgeReason.MALFORMED, Set.of(Reason.FRAME_MALFORMED));
        queues(metrics);
    }

    private void refusals(MeterRegistry metrics, EdgeReason reason, Set<Reason> counted) {
        FunctionCounter.builder(
                        "causality.gateway.refusals",
                        mesh,
                        it -> counted.stream().mapToLong(it.snapshot()::count).sum())
                .tags("reason", reason.code(), "type", "frame", "blame", "sender")
                .register(metrics);
    }

    private void queues(MeterRegistry metrics) {
        ServiceLimits service = ServiceLimits.defaults();
        for (Lane lane : Lane.values()) {
            queue(
                    metrics,
                    "gossip-frames-to-one-peer",
                    lane,
                    it -> it.fullest(lane).frames(),
                    service.framesMax(lane));
            queue(
                    metrics,
                    "gossip-bytes-to-one-peer",
                    lane,
                    it -> it.fullest(lane).bytes(),
                    service.queueBytesMax());
        }
        RouterLimits router = Libp2pMesh.routerLimits();
        queue(metrics, "gossip-in-validation", it -> it.router().pending(), router.pendingMax());
        queue(metrics, "gossip-bytes-in-validation", it -> it.router().pendingBytes(), router.pendingBytesMax());
        queue(metrics, "gossip-cached", it -> it.router().cachedMessages(), router.cacheMessagesMax());
        queue(metrics, "gossip-bytes-cached", it -> it.router().cachedBytes(), router.cacheBytesMax());
        queue(metrics, "gossip-wants", it -> it.router().wants(), router.wantsMax());
    }

    private void queue(
            MeterRegistry metrics, String name, Lane lane, ToDoubleFunction<GossipSnapshot> filled, double limit) {
        QueueMeter.show(metrics, name, lane.name(), mesh, it -> filled.applyAsDouble(it.snapshot()), limit);
    }

    private void queue(MeterRegistry metrics, String name, ToDoubleFunction<GossipSnapshot> filled, double limit) {
        QueueMeter.show(metrics, name, mesh, it -> filled.applyAsDouble(it.snapshot()), limit);
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

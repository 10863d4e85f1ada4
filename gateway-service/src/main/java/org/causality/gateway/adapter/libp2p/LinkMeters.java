package org.causality.gateway.adapter.libp2p;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.libp2p.links.LinkSnapshot;
import org.causality.libp2p.peering.PeeringSettings;

/**
 * Connections for bulk, and where the node chooses its links {@code causality_gateway_links*}: beside their bounds, with
 * {@code causality_gateway_links_alarm{reason}} above 0 while something is kept from us.
 */
public final class LinkMeters implements MeterBinder {

    private final Libp2pMesh mesh;

    public LinkMeters(Libp2pMesh mesh) {
        this.mesh = mesh;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        QueueMeter.show(
                metrics,
                "bulk-connections",
                mesh,
                it -> it.bulk().open(),
                mesh.bulk().openMax());
        FunctionCounter.builder(
                        "causality.gateway.bulk.fallbacks",
                        mesh,
                        it -> it.bulk().fallbacks())
                .register(metrics);
        PeeringSettings bounds = PeeringSettings.defaults();
        int outboundMax = bounds.outboundMax() + bounds.operatorLinksMax();
        QueueMeter.show(
                metrics, "links", "outbound", mesh, of(it -> it.outbound().size()), outboundMax);
        QueueMeter.show(metrics, "links", "inbound", mesh, of(LinkSnapshot::inbound), bounds.inboundMax());
        gauge(metrics, "groups", LinkSnapshot::groups);
        gauge(metrics, "anchors", it -> it.anchors().size());
        gauge(metrics, "addresses.untried", LinkSnapshot::newAddresses);
        gauge(metrics, "addresses.tried", LinkSnapshot::triedAddresses);
        gauge(metrics, "service.records", LinkSnapshot::serviceRecords);
        alarm(metrics, "WITHHELD", it -> it.alarm().withheld());
        alarm(metrics, "SILENT_LINK", it -> it.alarm().silent());
        counter(metrics, "dials", LinkSnapshot::dials);
        counter(metrics, "dials.failed", LinkSnapshot::failedDials);
        counter(metrics, "hangups", LinkSnapshot::hangups);
    }

    private static ToDoubleFunction<Libp2pMesh> of(ToDoubleFunction<LinkSnapshot> value) {
        return mesh -> {
            LinkSnapshot now = mesh.linkSnapshot();
            return now == null ? 0 : value.applyAsDouble(now);
        };
    }

    private void gauge(MeterRegistry metrics, String name, ToDoubleFunction<LinkSnapshot> value) {
        Gauge.builder("causality.gateway.links." + name, mesh, of(value)).register(metrics);
    }

    private void alarm(MeterRegistry metrics, String reason, ToDoubleFunction<LinkSnapshot> value) {
        Gauge.builder("causality.gateway.links.alarm", mesh, of(value))
                .tag("reason", reason)
                .register(metrics);
    }

    private void counter(MeterRegistry metrics, String name, ToDoubleFunction<LinkSnapshot> value) {
        FunctionCounter.builder("causality.gateway.links." + name, mesh, of(value))
                .register(metrics);
    }
}

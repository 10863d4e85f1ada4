package org.causality.gateway.adapter.libp2p;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.causality.gateway.adapter.meter.QueueMeter;
import org.causality.libp2p.host.ConnectionGauges;
import org.causality.libp2p.host.HostLimits;
import org.causality.model.reason.EdgeReason;

/**
 * How full the fullest connection is, beside the limits of every connection: streams, windows, bytes not yet sent; and {@code
 * causality_gateway_connections_refused_total{reason}}.
 */
public final class ConnectionMeters implements MeterBinder {

    private final Libp2pMesh mesh;

    public ConnectionMeters(Libp2pMesh mesh) {
        this.mesh = mesh;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        HostLimits limits = HostLimits.defaults();
        int streamsMax = limits.yamux().inboundStreamsMax() + limits.yamux().outboundStreamsMax();
        FunctionCounter.builder("causality.gateway.connections.refused", mesh, Libp2pMesh::refusedConnections)
                .tag("reason", EdgeReason.PEER_LIMIT.code())
                .register(metrics);
        QueueMeter.show(
                metrics,
                "connections",
                mesh,
                Libp2pMesh::connectionCount,
                limits.connections().max());
        fullest(metrics, "streams-of-one-connection", ConnectionGauges::streams, streamsMax);
        fullest(
                metrics,
                "unread-bytes-of-one-connection",
                ConnectionGauges::unreadBytes,
                limits.yamux().unreadBytesMax());
        fullest(
                metrics,
                "unsent-bytes-of-one-connection",
                ConnectionGauges::pendingBytes,
                limits.pendingBytes().connectionMax());
        fullest(
                metrics,
                "unread-bytes-of-one-stream-peak",
                ConnectionGauges::streamUnreadPeak,
                limits.yamux().receiveWindowBytes());
        fullest(
                metrics,
                "unsent-bytes-of-one-stream-peak",
                ConnectionGauges::streamPendingPeak,
                limits.pendingBytes().streamMax());
    }

    private void fullest(MeterRegistry metrics, String name, ToDoubleFunction<ConnectionGauges> filled, double limit) {
        QueueMeter.show(metrics, name, mesh, it -> filled.applyAsDouble(it.fullestConnection()), limit);
    }
}

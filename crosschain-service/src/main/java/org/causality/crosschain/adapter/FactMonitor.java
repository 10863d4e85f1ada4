package org.causality.crosschain.adapter;

import org.causality.backbone.outbox.OutboxRelay;
import org.causality.crosschain.chain.ChainStatus;

/** The gauges: how many chains are followed and how many of those may be relied on now, and how long Kafka lets us wait. */
final class FactMonitor {

    FactMonitor(FactWriter writer, OutboxRelay relay, CrosschainMetrics metrics) {
        metrics.gauge("chains.followed", () -> writer.states().size());
        metrics.gauge(
                "chains.active",
                () -> writer.states().stream()
                        .filter(state -> state.status() == ChainStatus.ACTIVE)
                        .count());
        metrics.gauge("outbox.troubled.millis", relay::stalledMillis);
    }
}

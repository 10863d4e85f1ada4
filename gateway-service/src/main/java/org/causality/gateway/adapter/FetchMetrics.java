package org.causality.gateway.adapter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.causality.gateway.fetch.FetchWatch;

/**
 * {@code causality_gateway_fetched_total{outcome}} in messages: ids asked for, what came for them with what it rests on, what of
 * that was new and was taken, ids dropped; {@code causality_gateway_fetch_failures_total}.
 */
final class FetchMetrics implements FetchWatch {

    private final Counter asked;
    private final Counter came;
    private final Counter taken;
    private final Counter dropped;
    private final Counter failures;

    FetchMetrics(MeterRegistry metrics) {
        asked = metrics.counter("causality.gateway.fetched", "outcome", "asked");
        came = metrics.counter("causality.gateway.fetched", "outcome", "came");
        taken = metrics.counter("causality.gateway.fetched", "outcome", "taken");
        dropped = metrics.counter("causality.gateway.fetched", "outcome", "dropped");
        failures = metrics.counter("causality.gateway.fetch.failures");
    }

    @Override
    public void answered(int askedIds, int cameIds, int takenMessages) {
        asked.increment(askedIds);
        came.increment(cameIds);
        taken.increment(takenMessages);
    }

    @Override
    public void failed() {
        failures.increment();
    }

    @Override
    public void dropped(int ids) {
        dropped.increment(ids);
    }
}

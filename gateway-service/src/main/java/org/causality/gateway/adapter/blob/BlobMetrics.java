package org.causality.gateway.adapter.blob;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.causality.gateway.blob.BlobSearch;
import org.causality.gateway.blob.BlobWatch;

/**
 * {@code causality_gateway_blobs_total{outcome}}: what became of our questions and searches, and of those of peers; {@code
 * causality_gateway_blob_served_bytes_total}.
 */
final class BlobMetrics implements BlobWatch {

    private final MeterRegistry metrics;

    BlobMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void asked(BlobSearch.Outcome outcome) {
        count(outcome.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void gaveUp() {
        count("gave-up");
    }

    @Override
    public void dropped() {
        count("dropped");
    }

    @Override
    public void served(long bytes) {
        count(bytes == 0 ? "not-here" : "served");
        metrics.counter("causality.gateway.blob.served.bytes").increment((double) bytes);
    }

    @Override
    public void refused() {
        count("refused");
    }

    private void count(String outcome) {
        metrics.counter("causality.gateway.blobs", "outcome", outcome).increment();
    }
}

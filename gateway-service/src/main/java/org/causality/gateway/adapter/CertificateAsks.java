package org.causality.gateway.adapter;

import java.time.Clock;
import java.util.List;
import org.causality.gateway.budget.Buckets;
import org.causality.gateway.edge.CertificateSource;
import org.causality.gateway.fetch.FetchLimits;
import org.causality.gateway.fetch.Fetcher;
import org.causality.model.message.MessageId;
import org.springframework.beans.factory.ObjectProvider;

/** Asks for certificates by fetch, each peer only so often: keys without certificate cost nothing to make. */
final class CertificateAsks implements CertificateSource {

    private final ObjectProvider<Fetcher> fetcher;
    private final Buckets<String> asks;
    private final Clock clock;

    CertificateAsks(ObjectProvider<Fetcher> fetcher, FetchLimits limits, Clock clock) {
        this.fetcher = fetcher;
        this.asks = new Buckets<>(limits.certificateAsks(), limits.peersMax());
        this.clock = clock;
    }

    @Override
    public void ask(MessageId message, String connection) {
        if (asks.take(connection, 1, clock.millis())) {
            fetcher.getObject().fetch(connection, List.of(message));
        }
    }
}

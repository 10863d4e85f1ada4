package org.causality.gateway.edge;

import org.causality.model.reason.EdgeReason;

/** Hears what the edge did, for metrics. Types are registry names or {@code unknown}; never an id or a peer. */
public interface EdgeWatch {

    void taken(Inbound message);

    void relayedOnly(Inbound message);

    void refused(EdgeReason reason, String type);

    /** A message was not written to Kafka and may come again. */
    void lost(Inbound message);
}

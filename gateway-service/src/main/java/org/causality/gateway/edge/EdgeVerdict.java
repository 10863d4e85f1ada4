package org.causality.gateway.edge;

import org.causality.model.key.PublicKey;
import org.causality.model.message.MessageId;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/** What the edge says about a frame. */
public sealed interface EdgeVerdict {

    /** Good and new: relay it and hand it to the core. Its place in flight is taken and it is marked seen. */
    record Take(Inbound message, @Nullable String topic) implements EdgeVerdict {}

    /** Good, but the core has it by another way: relay only, or those behind us would never get it. */
    record RelayOnly(Inbound message) implements EdgeVerdict {}

    /**
     * Not taken.
     *
     * @param type for the metric: the type's name, or {@code unknown}
     */
    record Refuse(EdgeReason reason, String type, String detail) implements EdgeVerdict {
        static final String UNKNOWN_TYPE = "unknown";
    }

    /** Holds under its own key, but nobody has shown us that key's certificate yet. */
    record AwaitCertificate(MessageId id, PublicKey key, String type) implements EdgeVerdict {}
}

package org.causality.gateway.event;

import org.causality.model.codec.Bytes;
import org.causality.model.wire.DeliveryTick;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code delivered}, as far as events need it.
 *
 * @param content {@code envelope}, {@code header} or the name of a core's own record
 * @param receivedMillis when a gateway took it, -1 when the record does not say
 * @param heldBackMillis how long it waited for its dependencies, -1 when it did not or the record does not say
 * @param draftId the draft it was made from, when it is our own
 */
public record DeliveredRow(
        long sequence,
        String content,
        Bytes value,
        long deliveredMillis,
        long receivedMillis,
        long heldBackMillis,
        @Nullable String draftId) {

    /** Whether it says nothing but that the log moves on. */
    public boolean isTick() {
        return content.equals(DeliveryTick.CONTENT);
    }

    /** Since when this node has known it, for all that the record says. */
    public long knownMillis() {
        return receivedMillis < 0 ? deliveredMillis : receivedMillis;
    }
}

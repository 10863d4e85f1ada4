package org.causality.propagation.causal;

import org.causality.model.codec.Bytes;
import org.causality.model.message.DraftId;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.jspecify.annotations.Nullable;

/**
 * A row of the causal log.
 *
 * @param payload null while there is none here, and in a later version of a row whose body is stored already
 * @param computedTime 1 + the highest computed time it rests on; 0 while unjudged
 * @param deliverySequence its place in {@code delivered}; 0 while not delivered
 * @param draftId null unless this node made the message from a draft
 * @param deliveredMillis 0 while not delivered
 * @param heldBackMillis how long it waited for dependencies; -1 when it did not have to
 */
public record StoredMessage(
        SignedHeader signed,
        @Nullable Bytes payload,
        TimeVerdict verdict,
        long computedTime,
        long deliverySequence,
        boolean own,
        @Nullable DraftId draftId,
        PriorityClass priority,
        long receivedMillis,
        long deliveredMillis,
        long heldBackMillis) {

    public boolean timeVerified() {
        return verdict == TimeVerdict.TRUE;
    }

    /** The later version of the same row, with a body that only the earlier one carries. */
    public StoredMessage after(StoredMessage earlier) {
        return payload != null || earlier.payload == null
                ? this
                : new StoredMessage(
                        signed,
                        earlier.payload,
                        verdict,
                        computedTime,
                        deliverySequence,
                        own,
                        draftId,
                        priority,
                        receivedMillis,
                        deliveredMillis,
                        heldBackMillis);
    }
}

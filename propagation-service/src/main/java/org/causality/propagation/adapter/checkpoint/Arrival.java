package org.causality.propagation.adapter.checkpoint;

import org.causality.model.codec.Bytes;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Header;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.propagation.causal.Output;
import org.jspecify.annotations.Nullable;

/** What of the causal core's outputs concerns checkpoints. */
sealed interface Arrival {

    /** A delivered claim or approval. */
    record Said(Header header, MessageId id, Bytes payload) implements Arrival {}

    /** A feed is void from this sequence on. */
    record Voided(PublicKey feed, long sequence) implements Arrival {}

    /** Null when it does not concern them. */
    static @Nullable Arrival of(Output output) {
        if (output instanceof Output.Deliver deliver) {
            int type = deliver.signed().header().type();
            boolean concerns = type == MessageType.CHECKPOINT.code() || type == MessageType.OPERATOR_SET.code();
            return concerns
                    ? new Said(deliver.signed().header(), deliver.signed().id(), deliver.payload())
                    : null;
        }
        return output instanceof Output.Mute mute
                ? new Voided(mute.muted().key(), mute.muted().sequence())
                : null;
    }
}

package org.causality.propagation.causal;

import java.util.List;
import org.causality.model.codec.Bytes;
import org.causality.model.computation.BlobRef;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.jspecify.annotations.Nullable;

/** What can happen to the core. */
public sealed interface Input {

    /**
     * A message that passed the edge's checks: form, certificate, signature, payload digest.
     *
     * @param payload absent when only the header came
     * @param peer the PeerId it came from; empty when there is none to ask first
     * @param receivedMillis Unix milliseconds at the gateway
     */
    record Received(
            SignedHeader signed, @Nullable Bytes payload, String peer, PriorityClass priority, long receivedMillis)
            implements Input {
        public static Received of(Envelope envelope, String peer, PriorityClass priority, long receivedMillis) {
            return new Received(envelope.signed(), envelope.payload(), peer, priority, receivedMillis);
        }
    }

    /** A service of this node has something to say. */
    record Publish(Draft draft) implements Input {}

    /**
     * Whoever reads {@code delivered} waits for its next record. It is a {@link Output.Ticked} when nothing else came: asked
     * by all replicas, it is said once.
     *
     * @param after the last delivery sequence the asker knows
     */
    record TickAsked(long after) implements Input {}

    /** A blob is wanted that is not in this node's store. */
    record BlobWanted(BlobRef blob) implements Input {}

    /** Time passed; expected every {@link CausalCore#TICK_MILLIS} or so. */
    record Tick() implements Input {}

    /**
     * What the store found of {@link CausalCore#recallNeeded}: messages and draft ids that left memory.
     */
    record Recalled(List<StoredMessage> messages, List<DraftId> drafts) implements Input {
        public Recalled {
            messages = List.copyOf(messages);
            drafts = List.copyOf(drafts);
        }
    }

    /**
     * Two thirds of the operators agree on everything at or below this floor, and it is never taken back: bodies below it may
     * be gone everywhere, so none is waited for, and nothing is said of the order there.
     */
    record Settled(LamportTime floor) implements Input {}

    /** From now on the node takes these bodies, those of headers that stand alone, too, and no others but what they rest on. */
    record Follow(Followed followed) implements Input {}

    /** A reader asks for the body of a message. */
    record BodyAsked(MessageId id) implements Input {}

    /** The body the core asked for with {@link Output.LoadBody}. */
    record Loaded(Envelope envelope) implements Input {}
}

package org.causality.propagation.causal;

import org.causality.model.codec.Bytes;
import org.causality.model.message.DraftId;
import org.causality.model.message.MessageType;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.jspecify.annotations.Nullable;

/** What the core keeps of a known message only until it is judged and settled. */
final class Arrival {

    final SignedHeader signed;
    final @Nullable MessageType type;
    final @Nullable DraftId draftId;
    final boolean own;
    final long receivedMillis;

    @Nullable Bytes payload;

    /** Its place in hold-back. */
    HoldBack.@Nullable Held held;

    String peer;
    PriorityClass priority;
    long deliverySequence;
    long deliveredMillis;
    long heldBackMillis = -1;

    /** Its claimed time is too far ahead: the body waits for the verdict. */
    boolean farAhead;
    /** Its body is wanted for its own sake. */
    boolean wanted;
    /** Hold-back let go of its body once. */
    boolean dropped;

    Arrival(
            SignedHeader signed,
            @Nullable Bytes payload,
            String peer,
            PriorityClass priority,
            long receivedMillis,
            boolean own,
            @Nullable DraftId draftId) {
        this.signed = signed;
        this.type = MessageType.ofCode(signed.header().type()).orElse(null);
        this.payload = payload;
        this.peer = peer;
        this.priority = priority;
        this.receivedMillis = receivedMillis;
        this.own = own;
        this.draftId = draftId;
    }

    static Arrival of(Input.Received received) {
        return new Arrival(
                received.signed(),
                received.payload(),
                received.peer(),
                received.priority(),
                received.receivedMillis(),
                false,
                null);
    }

    /** Whether it carries what a user signed, which stays valid whatever became of the carrier's feed. */
    boolean carriesUserWord() {
        return type == MessageType.USER_ORDER || type == MessageType.USER_ORDER_CANCELLATION;
    }

    String typeName() {
        return type == null ? Integer.toString(signed.header().type()) : type.seedName();
    }
}

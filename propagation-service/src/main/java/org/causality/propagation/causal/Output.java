package org.causality.propagation.causal;

import org.causality.model.codec.Bytes;
import org.causality.model.key.PublicKey;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.Envelope;
import org.causality.model.message.MessageId;
import org.causality.model.message.PriorityClass;
import org.causality.model.message.SignedHeader;
import org.causality.model.reason.Reason;
import org.causality.model.wire.FeedMuted;
import org.causality.model.wire.WireCommand;
import org.jspecify.annotations.Nullable;

/**
 * What the core wants done. Rows ({@link Store}, {@link Mute}, {@link Ticked}, {@link KeepDraft}, {@link DropDraft}) are committed
 * before anything else leaves; then deliveries in sequence, then wire commands.
 */
public sealed interface Output {

    /** Writes a row of the causal log, or its later version. */
    record Store(StoredMessage row) implements Output {}

    /**
     * The next record of {@code delivered}.
     *
     * @param heldBackMillis how long it waited for dependencies; -1 when it did not have to
     */
    record Deliver(
            long sequence,
            SignedHeader signed,
            Bytes payload,
            PriorityClass priority,
            @Nullable DraftId draftId,
            long receivedMillis,
            long heldBackMillis)
            implements Output {}

    /** A feed is void: a row and the next record of {@code delivered}. */
    record Mute(long sequence, FeedMuted muted) implements Output {}

    /** The next record of {@code delivered} holds nothing but its place; its sequence is kept as a row. */
    record Ticked(long sequence) implements Output {}

    record Wire(WireCommand command) implements Output {}

    /** A draft that waits is kept where a crash does not reach it. */
    record KeepDraft(Draft draft, long sinceMillis) implements Output {}

    /** A kept draft was stamped or refused. */
    record DropDraft(DraftId id) implements Output {}

    /** Asks for the stored body of a message; answered with {@link Input.Loaded}. */
    record LoadBody(MessageId id) implements Output {}

    /**
     * A message that stands outside the DAG, inside its window: said and forgotten. The own ones are heard too.
     *
     * @param operator the member whose feed key signed it; null where none is known
     */
    record Heard(Envelope envelope, @Nullable PublicKey operator) implements Output {}

    /** Something worth a counter. */
    record Count(Reason reason, String type, PriorityClass priority) implements Output {}
}

package org.causality.propagation.message;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.causality.model.message.Draft;
import org.causality.model.message.DraftId;
import org.causality.model.message.MessageId;
import org.causality.model.message.MessageType;
import org.causality.model.message.Stamp;
import org.causality.propagation.causal.StoredMessage;

/** The seed's MessagePropagator. All calls block; a call that fails may be repeated. */
public interface MessagePropagator {

    /** How many messages one read answers at most. */
    int PAGE_MAX = 1_000;

    /** {@code broadcast_message}: says it once, however often it is asked; returns when it is durable. */
    MessageReceipt broadcast(Draft draft);

    /** The receipt of a broadcast as it stands now. */
    MessageReceipt receipt(DraftId draft);

    /**
     * {@code subscribe_to_messages}: calls back with every delivered message of these types after a delivery sequence, in
     * order, one at a time. A callback that throws ends the subscription.
     */
    default Subscription subscribe(Set<MessageType> types, long afterSequence, Consumer<StoredMessage> callback) {
        return subscribe(types, _ -> true, afterSequence, callback);
    }

    /** The same, of those messages that a predicate holds for. */
    Subscription subscribe(
            Set<MessageType> types,
            Predicate<StoredMessage> which,
            long afterSequence,
            Consumer<StoredMessage> callback);

    /** {@code get_messages_by_dependency}: who names this message as a dependency, by computed time. */
    List<StoredMessage> byDependency(MessageId dependency, int limit);

    /** The other direction: what this message names as its dependencies, as far as it is known here. */
    List<StoredMessage> dependenciesOf(MessageId message);

    /** {@code get_messages_in_causal_order}: verified messages after a stamp, by (time, id). */
    List<StoredMessage> inCausalOrder(Stamp after, Set<MessageType> types, int limit);
}

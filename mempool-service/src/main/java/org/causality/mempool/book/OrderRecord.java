package org.causality.mempool.book;

import java.util.List;
import java.util.stream.Stream;
import org.causality.model.codec.Bytes;
import org.causality.model.lifecycle.Snapshot;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderLifeCycle;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.Owner;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.OrderReason;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands in this operator's book.
 *
 * @param id the order's id, kept beside it because making it costs a hash
 * @param receipt the bytes of our AdmissionReceipt; null where another operator admitted it
 * @param carriers the messages delivered here that carry it, first one first; empty until the first is delivered
 * @param history its changes, oldest first; of more than {@link #HISTORY_MAX} the oldest are forgotten
 * @param cancellation the cancellation admitted here, if any
 * @param engagement what is under way that may settle it
 * @param changeNumber rises with every change in this book: the order of listings
 */
public record OrderRecord(
        OrderId id,
        SignedUserOrder signed,
        Snapshot<OrderStatus> state,
        @Nullable Bytes receipt,
        List<MessageId> carriers,
        List<HistoryStep> history,
        @Nullable AdmittedCancellation cancellation,
        Engagement engagement,
        long changeNumber) {

    /** More than the longest way through the table with a few retractions. */
    public static final int HISTORY_MAX = 32;

    /** One per operator is the normal case; copies beyond these count for nothing. */
    public static final int CARRIERS_MAX = 64;

    public OrderRecord {
        carriers = List.copyOf(carriers);
        history = List.copyOf(history);
    }

    /** An order nobody here has heard of before. */
    static OrderRecord received(OrderId id, SignedUserOrder signed) {
        return new OrderRecord(
                id, signed, OrderLifeCycle.TABLE.start(), null, List.of(), List.of(), null, Engagement.NONE, 0);
    }

    public static OrderRecord admitted(OrderId id, SignedUserOrder signed, Bytes receipt) {
        return received(id, signed).withReceipt(receipt);
    }

    public Owner owner() {
        return signed.order().owner();
    }

    public long nonce() {
        return signed.order().nonce();
    }

    public OrderStatus status() {
        return state.state();
    }

    /** Whether a message that carries it was delivered here: only then does it stand in the book. */
    public boolean isDelivered() {
        return !carriers.isEmpty();
    }

    public boolean hasEnded() {
        return OrderLifeCycle.TABLE.isTerminal(status());
    }

    /** Whether a message with these dependencies was said in knowledge of the order. */
    boolean isNamedBy(List<MessageId> dependencies) {
        return dependencies.stream().anyMatch(carriers::contains);
    }

    public OrderRecord withReceipt(Bytes bytes) {
        return new OrderRecord(id, signed, state, bytes, carriers, history, cancellation, engagement, changeNumber);
    }

    public OrderRecord withCancellation(AdmittedCancellation admitted) {
        return new OrderRecord(id, signed, state, receipt, carriers, history, admitted, engagement, changeNumber);
    }

    OrderRecord engaged(Engagement next) {
        return new OrderRecord(id, signed, state, receipt, carriers, history, cancellation, next, changeNumber);
    }

    OrderRecord withCarrier(MessageId carrier) {
        if (carriers.size() == CARRIERS_MAX || carriers.contains(carrier)) {
            return this;
        }
        List<MessageId> more =
                Stream.concat(carriers.stream(), Stream.of(carrier)).toList();
        return new OrderRecord(id, signed, state, receipt, more, history, cancellation, engagement, changeNumber);
    }

    OrderRecord after(Snapshot<OrderStatus> next, HistoryStep step) {
        int forgotten = Math.max(0, history.size() + 1 - HISTORY_MAX);
        List<HistoryStep> steps =
                Stream.concat(history.stream().skip(forgotten), Stream.of(step)).toList();
        return new OrderRecord(id, signed, next, receipt, carriers, steps, cancellation, engagement, changeNumber);
    }

    /** Whether a cancellation or an order that supersedes ended it, not a chain or a lost conflict. */
    boolean wasEndedByOwner() {
        return hasEnded()
                && (history.getLast().reason() == OrderReason.CANCELLATION_EFFECTIVE
                        || history.getLast().reason() == OrderReason.OWNER_SUPERSEDED);
    }

    /** The same end under another name. */
    OrderRecord named(OrderStatus end, HistoryStep step) {
        return after(new Snapshot<>(end, state.version() + 1, state.fence()), step);
    }

    /** The same end, caused by another message. */
    OrderRecord endedBecauseOf(Stamp cause) {
        HistoryStep last = history.getLast();
        HistoryStep step = new HistoryStep(last.from(), last.to(), last.reason(), cause, last.cursor(), last.at());
        List<HistoryStep> steps = Stream.concat(history.stream().limit(history.size() - 1L), Stream.of(step))
                .toList();
        return new OrderRecord(id, signed, state, receipt, carriers, steps, cancellation, engagement, changeNumber);
    }

    OrderRecord numbered(long change) {
        return new OrderRecord(id, signed, state, receipt, carriers, history, cancellation, engagement, change);
    }
}

package org.causality.mempool.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.causality.model.lifecycle.Change;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.OrderReason;
import org.jspecify.annotations.Nullable;

/** The changes that one delivery or one piece of news causes, each under the next index. What the table refuses does not happen. */
final class Steps {
    private final Page page;
    private final Stamp cause;
    private final Instant at;
    private final Cursor last;
    private final long changesBefore;
    private final List<OrderEvent> events = new ArrayList<>();

    /** @param last the place of the last event told so far at the sequence of these */
    Steps(Page page, Stamp cause, Instant at, Cursor last) {
        this.page = page;
        this.cause = cause;
        this.at = at;
        this.last = last;
        this.changesBefore = page.totals().changes();
    }

    List<OrderEvent> events() {
        return events;
    }

    /** Whether a record changed, told or not. */
    boolean hasChanged() {
        return page.totals().changes() != changesBefore;
    }

    /** The place of the last event. */
    Cursor last() {
        return new Cursor(last.sequence(), last.index() + events.size());
    }

    private Cursor nextCursor() {
        return new Cursor(last.sequence(), last.index() + events.size() + 1);
    }

    /** @return whether it was taken */
    boolean take(OrderId order, OrderStatus to, OrderReason reason, StatusChange.Actor actor) {
        return take(order, to, reason, actor, 0);
    }

    /** @param fence the token of the lease it is taken under; 0 for none */
    boolean take(OrderId order, OrderStatus to, OrderReason reason, StatusChange.Actor actor, long fence) {
        return take(order, to, reason, actor, cause, fence);
    }

    /** Takes the lease: its fence is the place of the event, which rises with every event of this book. */
    boolean lease(OrderId order) {
        Cursor place = nextCursor();
        return take(
                order, OrderStatus.CLAIMED, OrderReason.LEASED, StatusChange.Actor.OPERATOR, cause, place.asFence());
    }

    /** @param evidence what justifies it, where that is not the cause of these steps */
    private boolean take(
            OrderId order, OrderStatus to, OrderReason reason, StatusChange.Actor actor, Stamp evidence, long fence) {
        StatusChange wish =
                new StatusChange(order, to, reason, actor, evidence, Change.ANY_VERSION, fence, nextCursor(), at);
        return OrderBook.updateOrderStatus(page, wish) instanceof Updated.Changed(OrderEvent event)
                && events.add(event);
    }

    /** Changes what is kept of an order beside its status. */
    void engage(OrderRecord record, Engagement next) {
        if (!next.equals(record.engagement())) {
            page.put(record.engaged(next));
        }
    }

    /** Keeps the owner's word where the order could not end at once. */
    void remember(OrderId order, OrderReason reason) {
        OrderRecord record = page.find(order);
        if (record != null && !record.hasEnded()) {
            engage(record, record.engagement().recalled(reason, cause));
        }
    }

    /** Nobody works on it any more: an order that was recalled ends now, each step by the owner's own message. */
    void honourRecall(OrderId order) {
        OrderRecord record = page.find(order);
        if (record == null || !record.engagement().isIdle()) {
            return;
        }
        Recall recall = record.engagement().recall();
        if (record.status() == OrderStatus.OPEN && recall != null) {
            if (recall.reason() == OrderReason.OWNER_SUPERSEDED) {
                boolean _ = take(
                        order, OrderStatus.SUPERSEDED, recall.reason(), StatusChange.Actor.OWNER, recall.cause(), 0);
                return;
            }
            boolean _ = take(
                    order, OrderStatus.CANCEL_REQUESTED, recall.reason(), StatusChange.Actor.OWNER, recall.cause(), 0);
        }
        endRequested(page.find(order));
    }

    private void endRequested(@Nullable OrderRecord record) {
        if (record == null || record.status() != OrderStatus.CANCEL_REQUESTED) {
            return;
        }
        Stamp requested = record.history().getLast().cause();
        boolean _ = take(
                record.id(),
                OrderStatus.CANCELLED,
                OrderReason.CANCELLATION_EFFECTIVE,
                StatusChange.Actor.BOOK,
                requested,
                0);
        OrderRecord ended = page.find(record.id());
        Recall recall = record.engagement().recall();
        if (ended != null && recall != null) {
            nameIfFirst(ended, recall);
        }
    }

    /** Of several ends by the owner the first in the total order is named; an event where that is another status. */
    void nameIfFirst(OrderRecord ended, OrderReason reason) {
        nameIfFirst(ended, new Recall(reason, cause));
    }

    private void nameIfFirst(OrderRecord ended, Recall recall) {
        if (recall.cause().compareTo(ended.history().getLast().cause()) >= 0) {
            return;
        }
        boolean superseded = recall.reason() == OrderReason.OWNER_SUPERSEDED;
        OrderStatus to = superseded ? OrderStatus.SUPERSEDED : OrderStatus.CANCELLED;
        if (ended.status() == to) {
            page.put(ended.endedBecauseOf(recall.cause()));
            return;
        }
        OrderReason reason = superseded ? recall.reason() : OrderReason.CANCELLATION_EFFECTIVE;
        HistoryStep step = new HistoryStep(ended.status(), to, reason, recall.cause(), nextCursor(), at);
        OrderRecord named = ended.named(to, step);
        page.put(named);
        events.add(new OrderEvent(
                named.id(), named.owner().lane(), step, named.state().version()));
    }
}

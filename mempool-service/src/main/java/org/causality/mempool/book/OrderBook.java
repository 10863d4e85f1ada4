package org.causality.mempool.book;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.causality.model.lifecycle.Outcome;
import org.causality.model.message.MessageId;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderLifeCycle;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.AdmissionReason;
import org.causality.model.reason.CausalReason;
import org.causality.model.reason.LifecycleReason;
import org.causality.model.reason.OrderReason;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the book, as steps over a {@link Page}.
 *
 * <pre>
 * delivered                             the order itself                others
 * order, nonce free                     RECEIVED → OPEN
 * order, nonce used by another          RECEIVED → CONFLICT             the others → CONFLICT where the table allows
 * order that supersedes one it names    as above                        the superseded → SUPERSEDED where it allows
 * order, a further carrier              unchanged, no event             the superseded, if only this one names it
 * cancellation by the owner             → CANCEL_REQUESTED → CANCELLED  (second step only when nothing is under way)
 *     while a result stands             unchanged, kept for when it opens again
 * a further end by the owner            → CANCELLED or SUPERSEDED       (only when it stands before the one that is named)
 * cancellation by somebody else         ignored, NOT_OWNER
 * cancellation that names no carrier    ignored, MISSING_DEPENDENCY
 * </pre>
 *
 * Orders conflict with every other order of their nonce, ended ones too, and an order only admitted here conflicts with
 * nobody before it is delivered: so the end does not depend on who heard of which order first.
 *
 * <p>Cancellations and orders that supersede may be said at the same time, and each ends the order. Named, as its status
 * and the cause of it, is the one that stands first in the total order (timestamp, id), whichever was delivered first
 * here. Naming another end is no step of the life cycle, which no order leaves once it has ended: it corrects what the
 * book says of the one end there is.
 */
public final class OrderBook {

    /** Where nobody holds a lease and nothing is on its way to a chain: a cancellation takes effect at once. */
    private static final Set<OrderStatus> IDLE =
            EnumSet.of(OrderStatus.OPEN, OrderStatus.COMMITTED, OrderStatus.CONFLICT);

    private OrderBook() {}

    /** Takes one delivery. The totals of the page count it, whatever it means. */
    public static Reduced deliver(Page page, Delivery delivery) {
        if (Long.compareUnsigned(delivery.sequence(), page.totals().delivered()) <= 0) {
            return new Reduced.Repeated();
        }
        Steps steps =
                new Steps(page, delivery.stamp(), delivery.at(), page.totals().last(delivery.sequence()));
        page.count(page.totals().delivered(delivery.sequence(), delivery.stamp().time()));
        return switch (delivery.content()) {
            case Delivery.OrderCarried(OrderId id, SignedUserOrder order) -> addOrder(page, steps, delivery, id, order);
            case Delivery.CancellationCarried(SignedCancellation cancellation) ->
                cancel(page, steps, delivery, cancellation);
            case Delivery.OtherType() -> new Reduced.Passed();
            case Delivery.Unusable(var reason, var detail) -> new Reduced.Ignored(reason, detail);
        };
    }

    /** Takes what was told of computations: see {@link WorkRules}. */
    public static Reduced hear(Page page, JobNews news) {
        return WorkRules.take(page, news);
    }

    /** The seed's {@code update_order_status}: refuses what is stale, illegal or not the actor's to say. */
    public static Updated updateOrderStatus(Page page, StatusChange wish) {
        OrderRecord record = page.find(wish.order());
        if (record == null) {
            return new Updated.Refused(AdmissionReason.ORDER_UNKNOWN, "order " + wish.order());
        }
        if (!wish.actor().mayGive(wish.reason())) {
            return new Updated.Refused(LifecycleReason.WRONG_CAUSE, wish.actor() + " does not give " + wish.reason());
        }
        return switch (OrderLifeCycle.TABLE.apply(record.state(), wish.change())) {
            case Outcome.Refused<OrderStatus>(var _, var reason, var detail) -> new Updated.Refused(reason, detail);
            case Outcome.Unchanged<OrderStatus> _ -> new Updated.Unchanged();
            case Outcome.Changed<OrderStatus>(var _, var after, var _, var _) -> {
                HistoryStep step = new HistoryStep(
                        record.status(), wish.to(), wish.reason(), wish.evidence(), wish.cursor(), wish.at());
                page.put(record.after(after, step));
                yield new Updated.Changed(
                        new OrderEvent(record.id(), record.owner().lane(), step, after.version()));
            }
        };
    }

    /** The seed's {@code add_order}: an order that came over the mesh. */
    private static Reduced addOrder(Page page, Steps steps, Delivery delivery, OrderId id, SignedUserOrder signed) {
        OrderRecord known = page.find(id);
        OrderRecord record = known == null ? OrderRecord.received(id, signed) : known;
        OrderRecord carried = record.withCarrier(delivery.stamp().id());
        if (!carried.equals(record)) {
            page.put(carried);
        }
        if (!record.isDelivered()) {
            enter(page, steps, record);
        }
        // With every carrier: it may be the first that names what is superseded.
        supersede(steps, page.find(supersededBy(signed, id)), signed, delivery.dependencies());
        return steps.events().isEmpty() ? new Reduced.Repeated() : new Reduced.Applied(steps.events());
    }

    private static void enter(Page page, Steps steps, OrderRecord record) {
        List<OrderRecord> rivals = page.holders(NonceSlot.of(record.signed().order())).stream()
                .filter(other -> !other.id().equals(record.id()) && other.isDelivered())
                .toList();
        boolean _ = steps.take(
                record.id(),
                rivals.isEmpty() ? OrderStatus.OPEN : OrderStatus.CONFLICT,
                rivals.isEmpty() ? OrderReason.ADMITTED : OrderReason.NONCE_CONFLICT,
                StatusChange.Actor.BOOK);
        for (OrderRecord rival : rivals) {
            boolean _ =
                    steps.take(rival.id(), OrderStatus.CONFLICT, OrderReason.NONCE_CONFLICT, StatusChange.Actor.BOOK);
        }
    }

    private static OrderId supersededBy(SignedUserOrder signed, OrderId itself) {
        OrderId superseded = signed.order().supersedes();
        return superseded == null ? itself : superseded;
    }

    private static void supersede(
            Steps steps, @Nullable OrderRecord old, SignedUserOrder signed, List<MessageId> dependencies) {
        if (old != null
                && old.id().equals(signed.order().supersedes())
                && old.owner().equals(signed.order().owner())
                && old.isNamedBy(dependencies)) {
            if (old.wasEndedByOwner()) {
                steps.nameIfFirst(old, OrderReason.OWNER_SUPERSEDED);
                return;
            }
            boolean _ = steps.take(
                    old.id(), OrderStatus.SUPERSEDED, OrderReason.OWNER_SUPERSEDED, StatusChange.Actor.OWNER);
            steps.remember(old.id(), OrderReason.OWNER_SUPERSEDED);
        }
    }

    private static Reduced cancel(Page page, Steps steps, Delivery delivery, SignedCancellation cancellation) {
        OrderRecord record = page.find(cancellation.order());
        if (record == null || !record.isDelivered()) {
            return new Reduced.Ignored(
                    CausalReason.MISSING_DEPENDENCY, "delivered before any carrier of order " + cancellation.order());
        }
        if (!record.owner().equals(cancellation.owner())) {
            return new Reduced.Ignored(AdmissionReason.NOT_OWNER, "order " + record.id());
        }
        if (!record.isNamedBy(delivery.dependencies())) {
            return new Reduced.Ignored(CausalReason.MISSING_DEPENDENCY, "names no carrier of order " + record.id());
        }
        return cancel(record, steps);
    }

    private static Reduced cancel(OrderRecord record, Steps steps) {
        if (record.wasEndedByOwner()) {
            steps.nameIfFirst(record, OrderReason.OWNER_CANCELLED);
            return steps.events().isEmpty() ? new Reduced.Repeated() : new Reduced.Applied(steps.events());
        }
        if (record.hasEnded()) {
            return new Reduced.Ignored(
                    AdmissionReason.ALREADY_DECIDED, "order " + record.id() + " is " + record.status());
        }
        boolean _ = steps.take(
                record.id(), OrderStatus.CANCEL_REQUESTED, OrderReason.OWNER_CANCELLED, StatusChange.Actor.OWNER);
        if (IDLE.contains(record.status()) && record.engagement().isIdle()) {
            boolean _ = steps.take(
                    record.id(), OrderStatus.CANCELLED, OrderReason.CANCELLATION_EFFECTIVE, StatusChange.Actor.BOOK);
        }
        steps.remember(record.id(), OrderReason.OWNER_CANCELLED);
        return steps.hasChanged() ? new Reduced.Applied(steps.events()) : new Reduced.Repeated();
    }
}

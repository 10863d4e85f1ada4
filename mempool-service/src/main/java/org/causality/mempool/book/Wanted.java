package org.causality.mempool.book;

import java.util.LinkedHashSet;
import java.util.Set;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedUserOrder;

/**
 * What a step may touch, known before it is taken: so a batch of steps costs two round trips to the store, not two per
 * order. Holders of a wanted slot and accounts of all owners met are part of the page without being asked for.
 */
public record Wanted(Set<OrderId> orders, Set<NonceSlot> slots) {

    public static Wanted nothing() {
        return new Wanted(new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    public Wanted add(OrderId id, SignedUserOrder signed) {
        orders.add(id);
        slots.add(NonceSlot.of(signed.order()));
        OrderId superseded = signed.order().supersedes();
        return superseded == null ? this : add(superseded);
    }

    public Wanted add(OrderId id) {
        orders.add(id);
        return this;
    }

    /** What the delivery may touch. */
    public Wanted add(Delivery delivery) {
        return switch (delivery.content()) {
            case Delivery.OrderCarried(OrderId id, SignedUserOrder signed) -> add(id, signed);
            case Delivery.CancellationCarried(var cancellation) -> add(cancellation.order());
            case Delivery.OtherType _, Delivery.Unusable _ -> this;
        };
    }

    /** What the news may touch. */
    public Wanted add(JobNews news, LeasedOrders leased) {
        orders.addAll(news.orders());
        if (news.content() instanceof JobNews.LineageMoved(SlotId open)) {
            orders.addAll(leased.in(open.lineage()));
        }
        return this;
    }
}

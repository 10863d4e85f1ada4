package org.causality.orchestrator.fact;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.jspecify.annotations.Nullable;

/** The orders that may become work, and those that results name. */
public final class Orders {
    /** As many as a mempool admits of owners who are awake; beyond it ended ones go first, then the eldest. */
    public static final int ORDERS_MAX = 100_000;

    private final Map<OrderId, KnownOrder> byId = new LinkedHashMap<>();

    public KnownOrder carried(SignedUserOrder order, Stamp by) {
        return keep(entry(order.id()).carried(order, by));
    }

    public KnownOrder standing(OrderId id, OrderStatus status) {
        return keep(entry(id).standing(status));
    }

    public void restore(KnownOrder order) {
        byId.put(order.id(), order);
    }

    private KnownOrder entry(OrderId id) {
        return byId.getOrDefault(id, new KnownOrder(id, null, null, null));
    }

    private KnownOrder keep(KnownOrder order) {
        byId.put(order.id(), order);
        return order;
    }

    /** What has to go to stay within the bound; it is gone when this returns. */
    public @Nullable OrderId makeRoom() {
        if (byId.size() <= ORDERS_MAX) {
            return null;
        }
        OrderId gone = byId.values().stream()
                .filter(KnownOrder::hasEnded)
                .findFirst()
                .orElseGet(() -> byId.values().iterator().next())
                .id();
        byId.remove(gone);
        return gone;
    }

    public Stream<KnownOrder> open() {
        return byId.values().stream().filter(KnownOrder::isOpen);
    }

    public @Nullable KnownOrder get(OrderId id) {
        return byId.get(id);
    }

    /** The signed orders with these ids, or null when one is not known here. */
    public @Nullable List<SignedUserOrder> all(Collection<OrderId> ids) {
        List<SignedUserOrder> found = ids.stream().flatMap(this::signed).toList();
        return found.size() == ids.size() ? found : null;
    }

    private Stream<SignedUserOrder> signed(OrderId id) {
        KnownOrder known = byId.get(id);
        SignedUserOrder signed = known == null ? null : known.signed();
        return signed == null ? Stream.empty() : Stream.of(signed);
    }
}

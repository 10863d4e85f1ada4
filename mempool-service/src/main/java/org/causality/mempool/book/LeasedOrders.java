package org.causality.mempool.book;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.causality.model.computation.LineageId;
import org.causality.model.order.OrderId;

/**
 * Which orders are leased, by lineage: what a lineage that moves may set free. Never more than orders that have not
 * ended, and those are bounded at the door. Belongs to the writer; follows from the records.
 */
public final class LeasedOrders {
    private final Map<OrderId, LineageId> lineages = new HashMap<>();
    private final Map<LineageId, SortedSet<OrderId>> orders = new HashMap<>();

    /** The record stands so now. */
    public void note(OrderRecord record) {
        Lease lease = record.engagement().lease();
        LineageId now = lease == null || record.hasEnded() ? null : lease.slot().lineage();
        LineageId before = now == null ? lineages.remove(record.id()) : lineages.put(record.id(), now);
        if (before != null && !before.equals(now)) {
            orders.computeIfPresent(before, (_, leased) -> {
                leased.remove(record.id());
                return leased.isEmpty() ? null : leased;
            });
        }
        if (now != null) {
            orders.computeIfAbsent(now, _ -> new TreeSet<>()).add(record.id());
        }
    }

    SortedSet<OrderId> in(LineageId lineage) {
        return orders.getOrDefault(lineage, new TreeSet<>());
    }
}

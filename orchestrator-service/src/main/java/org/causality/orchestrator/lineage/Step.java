package org.causality.orchestrator.lineage;

import java.util.List;
import org.causality.model.chain.EventId;
import org.causality.model.codec.Bytes32;
import org.causality.model.computation.JobId;
import org.causality.model.computation.SlotId;
import org.causality.model.order.OrderId;

/**
 * A step of a computation whose proof was verified here.
 *
 * @param oldRoot what it starts from
 * @param effect what its orders and facts amount to
 * @param root what it leaves behind: the old root of the next step
 */
public record Step(
        JobId job,
        SlotId slot,
        Bytes32 oldRoot,
        Bytes32 effect,
        Bytes32 root,
        List<OrderId> orders,
        List<EventId> events) {
    public Step {
        orders = List.copyOf(orders);
        events = List.copyOf(events);
    }

    public SlotId opens() {
        return slot.next(root.toBytes());
    }

    /** What it adds to its branch: the step itself and the orders it settles (protocol §8, rule 4). */
    long weight() {
        return 1L + orders.size();
    }
}

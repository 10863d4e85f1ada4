package org.causality.mempool.adapter;

import java.util.List;
import org.causality.mempool.book.OrderEvent;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Totals;
import org.causality.model.message.Draft;
import org.causality.model.reason.Reason;

/**
 * All that one transaction writes: everything of it becomes true at once, or nothing.
 *
 * @param movedOn whether {@code delivered} was read further with it
 */
record Entry(
        List<Draft> drafts,
        List<OrderRecord> records,
        List<OrderEvent> events,
        List<Dead> dead,
        Totals totals,
        boolean movedOn) {

    /** A record of {@code delivered} that could not be read. */
    record Dead(DeliveredRecord source, Reason reason, String detail) {}

    Entry {
        drafts = List.copyOf(drafts);
        records = List.copyOf(records);
        events = List.copyOf(events);
        dead = List.copyOf(dead);
    }

    boolean isEmpty() {
        return drafts.isEmpty() && records.isEmpty() && dead.isEmpty() && !movedOn;
    }
}

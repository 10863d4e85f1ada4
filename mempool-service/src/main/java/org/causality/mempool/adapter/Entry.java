package org.causality.mempool.adapter;

import java.util.List;
import java.util.Map;
import org.causality.backbone.log.LogRecord;
import org.causality.mempool.book.Cursor;
import org.causality.mempool.book.OrderEvent;
import org.causality.mempool.book.OrderRecord;
import org.causality.mempool.book.Totals;
import org.causality.mempool.fact.KnownState;
import org.causality.model.message.Draft;
import org.causality.model.reason.Reason;

/**
 * All that one transaction writes: everything of it becomes true at once, or nothing.
 *
 * @param known what is to be kept of chain facts
 * @param places how far the logs of events are read with it
 * @param movedOn whether {@code delivered} was read further with it
 * @param heard whether something of the logs of events took effect with it
 */
record Entry(
        List<Draft> drafts,
        List<OrderRecord> records,
        List<OrderEvent> events,
        List<Dead> dead,
        KnownState.Changes known,
        Totals totals,
        Map<String, Cursor> places,
        boolean movedOn,
        boolean heard) {

    /** A record of a log that could not be read. */
    record Dead(LogRecord source, Reason reason, String detail) {}

    Entry {
        drafts = List.copyOf(drafts);
        records = List.copyOf(records);
        events = List.copyOf(events);
        dead = List.copyOf(dead);
        places = Map.copyOf(places);
    }

    /** Whether the bookmark goes with it. */
    boolean hasRead() {
        return movedOn || heard;
    }

    boolean isEmpty() {
        return drafts.isEmpty() && records.isEmpty() && dead.isEmpty() && known.isEmpty() && !movedOn;
    }
}

package org.causality.mempool.book;

import org.causality.model.reason.Reason;

/** What the book answers to a wish to change an order's status. */
public sealed interface Updated {

    record Changed(OrderEvent event) implements Updated {}

    /** The order is there already: a repeat, which raises no event. */
    record Unchanged() implements Updated {}

    record Refused(Reason reason, String detail) implements Updated {}
}

package org.causality.mempool.book;

import java.util.List;
import org.causality.model.reason.Reason;

/** What a delivery meant to the book. */
public sealed interface Reduced {

    /** The book changed; the events are in the order of their indices, from 1. */
    record Applied(List<OrderEvent> events) implements Reduced {}

    /** The book knew it: a sequence handled before, a second carrier, a second cancellation. */
    record Repeated() implements Reduced {}

    /** None of the book's business. */
    record Passed() implements Reduced {}

    /** It is the book's business, and does not hold. Every operator ignores it alike. */
    record Ignored(Reason reason, String detail) implements Reduced {}
}

package org.causality.mempool.adapter;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.causality.mempool.admission.AdmissionOutcome;
import org.causality.mempool.book.Wanted;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.jspecify.annotations.Nullable;

/** What waits for the writer, and whom to tell. */
sealed interface Work {

    /** An order that passed the door's rules. */
    record Posted(OrderId id, SignedUserOrder order, CompletableFuture<AdmissionOutcome> answer) implements Work {}

    /** A cancellation that passed the door's rules. */
    record Recalled(SignedCancellation cancellation, CompletableFuture<AdmissionOutcome> answer) implements Work {}

    /** A batch of the log of deliveries, in its order. */
    record Arrived(
            List<DeliveredReading.Read.Known> deliveries, List<Entry.Dead> dead, CompletableFuture<@Nullable Void> done)
            implements Work {}

    /** Nothing: wakes the writer so that it sees that it is to stop. */
    record Wake() implements Work {}

    default void addTo(Wanted wanted) {
        switch (this) {
            case Posted(OrderId id, SignedUserOrder order, var _) -> wanted.add(id, order);
            case Recalled(SignedCancellation cancellation, var _) -> wanted.add(cancellation.order());
            case Arrived arrived -> arrived.deliveries().forEach(known -> wanted.add(known.delivery()));
            case Wake() -> {}
        }
    }

    /** Tells whoever waits that it was not done, or that nobody knows; asking again is safe. */
    default void fail(AdmissionOutcome.Refused refusal) {
        switch (this) {
            case Posted posted -> posted.answer().complete(refusal);
            case Recalled recalled -> recalled.answer().complete(refusal);
            case Arrived arrived -> arrived.done().completeExceptionally(new IllegalStateException(refusal.detail()));
            case Wake() -> {}
        }
    }
}

package org.causality.mempool.adapter;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.causality.backbone.writer.WaitingWork;
import org.causality.mempool.admission.AdmissionOutcome;
import org.causality.mempool.book.JobNews;
import org.causality.mempool.book.LeasedOrders;
import org.causality.mempool.book.Wanted;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.EdgeReason;
import org.jspecify.annotations.Nullable;

/** What waits for the writer, and whom to tell. */
sealed interface Work extends WaitingWork {

    /** An order that passed the door's rules. */
    record Posted(OrderId id, SignedUserOrder order, CompletableFuture<AdmissionOutcome> answer) implements Work {}

    /** A cancellation that passed the door's rules. */
    record Recalled(SignedCancellation cancellation, CompletableFuture<AdmissionOutcome> answer) implements Work {}

    /** A batch of the log of deliveries, in its order. */
    record Arrived(
            List<DeliveredReading.Read.Known> deliveries, List<Entry.Dead> dead, CompletableFuture<@Nullable Void> done)
            implements Work {}

    /** A batch of other services' events, each log in its order. */
    record Heard(List<Told> told, List<Entry.Dead> dead, CompletableFuture<@Nullable Void> done) implements Work {

        /** What must have been delivered here before it can be understood: its orders are known by then. */
        long deliveredBefore() {
            return told.stream()
                    .filter(Told.OfJob.class::isInstance)
                    .mapToLong(one -> ((Told.OfJob) one).news().place().sequence() - 1)
                    .reduce(0, (a, b) -> Long.compareUnsigned(a, b) >= 0 ? a : b);
        }
    }

    /** Whether somebody at the door waits for it. */
    default boolean isFromDoor() {
        return switch (this) {
            case Posted _, Recalled _ -> true;
            case Arrived _, Heard _ -> false;
        };
    }

    default void addTo(Wanted wanted, LeasedOrders leased) {
        switch (this) {
            case Posted(OrderId id, SignedUserOrder order, var _) -> wanted.add(id, order);
            case Recalled(SignedCancellation cancellation, var _) -> wanted.add(cancellation.order());
            case Arrived arrived -> arrived.deliveries().forEach(known -> wanted.add(known.delivery()));
            case Heard heard ->
                heard.told().forEach(told -> {
                    if (told instanceof Told.OfJob(var _, JobNews news)) {
                        wanted.add(news, leased);
                    }
                });
        }
    }

    @Override
    default void fail(EdgeReason reason, String detail) {
        switch (this) {
            case Posted posted -> posted.answer().complete(new AdmissionOutcome.Refused(reason, detail));
            case Recalled recalled -> recalled.answer().complete(new AdmissionOutcome.Refused(reason, detail));
            case Arrived arrived -> arrived.done().completeExceptionally(new IllegalStateException(detail));
            case Heard heard -> heard.done().completeExceptionally(new IllegalStateException(detail));
        }
    }
}

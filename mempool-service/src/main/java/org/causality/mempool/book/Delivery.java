package org.causality.mempool.book;

import java.time.Instant;
import java.util.List;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;
import org.causality.model.reason.Reason;

/**
 * A record of {@code delivered}, read and checked.
 *
 * @param sequence the delivery sequence
 * @param stamp the message, or what the record is keyed by when it holds none
 * @param dependencies what the message was said in knowledge of
 * @param at when it was delivered, from the log itself, so that a replay tells the same time
 */
public record Delivery(long sequence, Stamp stamp, List<MessageId> dependencies, Instant at, Content content) {

    public Delivery {
        dependencies = List.copyOf(dependencies);
    }

    /** What of it concerns the book. */
    public sealed interface Content {}

    /** An order whose owner's signature holds. */
    public record OrderCarried(OrderId id, SignedUserOrder order) implements Content {}

    /** A cancellation that the owner it names signed; whether that is the order's owner is for the book to say. */
    public record CancellationCarried(SignedCancellation cancellation) implements Content {}

    /** A header without body, a mute, another type: the book has no part in it. */
    public record OtherType() implements Content {}

    /** Of a type the book reads, but it does not hold. */
    public record Unusable(Reason reason, String detail) implements Content {}
}

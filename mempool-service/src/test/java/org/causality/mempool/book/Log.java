package org.causality.mempool.book;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.causality.model.codec.Bytes32;
import org.causality.model.message.LamportTime;
import org.causality.model.message.MessageId;
import org.causality.model.message.Stamp;
import org.causality.model.order.SignedCancellation;
import org.causality.model.order.SignedUserOrder;

/** A log of deliveries in the making: gives each the next sequence. */
public final class Log {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private long sequence;

    /** A message with this number as its id and time. */
    public static MessageId id(int number) {
        return new MessageId(new Bytes32(0, 0, 0, number));
    }

    public Delivery order(int number, SignedUserOrder order, int... dependencies) {
        return next(number, new Delivery.OrderCarried(order.id(), order), dependencies);
    }

    public Delivery cancellation(int number, SignedCancellation cancellation, int... dependencies) {
        return next(number, new Delivery.CancellationCarried(cancellation), dependencies);
    }

    public Delivery other(int number) {
        return next(number, new Delivery.OtherType());
    }

    public Delivery next(int number, Delivery.Content content, int... dependencies) {
        List<MessageId> named = Arrays.stream(dependencies).mapToObj(Log::id).toList();
        return new Delivery(
                ++sequence,
                new Stamp(new LamportTime(number), id(number)),
                named,
                START.plusSeconds(sequence),
                content);
    }
}

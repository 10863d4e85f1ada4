package org.causality.effect.book;

import java.util.Set;
import org.causality.model.order.OrderStatus;

/** The ends of an order after which nothing it asked for will happen. */
final class OrderEnd {
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            OrderStatus.EXPIRED.name(),
            OrderStatus.CANCELLED.name(),
            OrderStatus.SUPERSEDED.name(),
            OrderStatus.INVALID.name());

    private OrderEnd() {}

    static boolean isWithoutEffect(String status) {
        return WITHOUT_EFFECT.contains(status);
    }
}

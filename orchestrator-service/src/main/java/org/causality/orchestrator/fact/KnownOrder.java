package org.causality.orchestrator.fact;

import org.causality.model.message.Stamp;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.SignedUserOrder;
import org.jspecify.annotations.Nullable;

/**
 * An order as this service knows it: what it says comes with {@code delivered}, how it stands with {@code orders.events};
 * either may come first.
 *
 * @param carrier a message that carries it
 * @param status as the mempool last told
 */
public record KnownOrder(
        OrderId id,
        @Nullable SignedUserOrder signed,
        @Nullable Stamp carrier,
        @Nullable OrderStatus status) {

    KnownOrder carried(SignedUserOrder order, Stamp by) {
        return carrier == null ? new KnownOrder(id, order, by, status) : this;
    }

    KnownOrder standing(OrderStatus at) {
        return new KnownOrder(id, signed, carrier, at);
    }

    boolean isOpen() {
        return status == OrderStatus.OPEN && signed != null && carrier != null;
    }

    public boolean hasEnded() {
        return switch (status) {
            case null -> false;
            case SETTLED, CANCELLED, EXPIRED, SUPERSEDED, INVALID -> true;
            case RECEIVED,
                    COMMITTED,
                    OPEN,
                    CLAIMED,
                    COMPUTING,
                    PROVEN,
                    SUBMITTED,
                    INCLUDED,
                    CANCEL_REQUESTED,
                    CLOSING,
                    CONFLICT -> false;
        };
    }
}

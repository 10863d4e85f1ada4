package org.causality.mempool.book;

import org.causality.model.order.Order;
import org.causality.model.order.Owner;

/** One nonce of one owner: the place two orders can contend for. */
public record NonceSlot(Owner owner, long nonce) {

    public static NonceSlot of(Order order) {
        return new NonceSlot(order.owner(), order.nonce());
    }
}

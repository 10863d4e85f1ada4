package org.causality.mempool.adapter;

import org.causality.mempool.book.NonceSlot;
import org.causality.model.order.OrderId;
import org.causality.model.order.OrderStatus;
import org.causality.model.order.Owner;

/**
 * The names of one operator's keys. The braces put them all into one slot of a Redis cluster, so that one script may
 * touch them together.
 *
 * <pre>
 * marker         text    which write came last; missing or another: the view is not ours any more
 * whole          text    there when the view holds everything
 * o:(order)      JSON    an order's record
 * n:(owner):(n)  text    ids of the orders that use a nonce, joined by commas
 * a:(owner)      text    the owner's account
 * all            sorted set of order ids by change number; s:(status), w:(owner) the same, in part
 * </pre>
 */
record RedisKeys(String operator) {

    String prefix() {
        return "c:{" + operator + "}:";
    }

    String marker() {
        return prefix() + "marker";
    }

    String whole() {
        return prefix() + "whole";
    }

    String all() {
        return prefix() + "all";
    }

    String order(OrderId id) {
        return order(id.hex());
    }

    String order(String id) {
        return prefix() + "o:" + id;
    }

    String slot(NonceSlot slot) {
        return prefix() + "n:" + text(slot.owner()) + ":" + Long.toUnsignedString(slot.nonce());
    }

    String account(Owner owner) {
        return prefix() + "a:" + text(owner);
    }

    String status(OrderStatus status) {
        return prefix() + "s:" + status;
    }

    String owner(Owner owner) {
        return prefix() + "w:" + text(owner);
    }

    private static String text(Owner owner) {
        return owner.scheme().code() + owner.key().hex();
    }
}

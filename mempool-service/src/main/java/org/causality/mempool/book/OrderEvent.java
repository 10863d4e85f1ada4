package org.causality.mempool.book;

import org.causality.model.network.Lane;
import org.causality.model.order.OrderId;

/** A change of an order, as {@code orders.events} tells it. */
public record OrderEvent(OrderId order, Lane lane, HistoryStep step, long version) {}

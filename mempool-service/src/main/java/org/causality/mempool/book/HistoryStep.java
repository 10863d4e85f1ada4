package org.causality.mempool.book;

import java.time.Instant;
import org.causality.model.message.Stamp;
import org.causality.model.order.OrderStatus;
import org.causality.model.reason.Reason;

/** One change of an order's status: the message that caused it, and where and when that was delivered. */
public record HistoryStep(OrderStatus from, OrderStatus to, Reason reason, Stamp cause, Cursor cursor, Instant at) {}

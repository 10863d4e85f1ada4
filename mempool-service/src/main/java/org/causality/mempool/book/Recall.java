package org.causality.mempool.book;

import org.causality.model.message.Stamp;
import org.causality.model.reason.OrderReason;

/**
 * The owner's word that an order is to end, kept for when it cannot end yet because work on it may still settle it.
 *
 * @param reason OWNER_CANCELLED or OWNER_SUPERSEDED
 * @param cause of several the first in the total order
 */
public record Recall(OrderReason reason, Stamp cause) {}

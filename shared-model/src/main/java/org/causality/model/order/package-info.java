/**
 * Orders as wallets sign them, their conditions, cancellations, receipts and life cycle.
 *
 * <p>Law: an order's id is the hash of what it says, never of who signed it how; two valid signatures are one order.
 * Start at {@link org.causality.model.order.Order}. Seed sections: MEV-aware Mempool, Order Management Interface.
 */
@NullMarked
package org.causality.model.order;

import org.jspecify.annotations.NullMarked;

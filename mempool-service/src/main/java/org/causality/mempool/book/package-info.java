/**
 * The order book of one operator: every order it admitted or was delivered, where each stands, and why.
 *
 * <p>Law: what is delivered decides, in delivery order; the same log gives the same book. An order from the network is
 * never refused for what this operator happens to know about nonces. Nothing here reads a clock or a store: a
 * {@link org.causality.mempool.book.Page} with all that a step may touch comes in, the changed page goes out. Start at
 * {@link org.causality.mempool.book.OrderBook} for what is delivered and at {@code WorkRules} for what computations make
 * of orders. Seed section: Order Management Interface (OrderManager).
 */
@NullMarked
package org.causality.mempool.book;

import org.jspecify.annotations.NullMarked;

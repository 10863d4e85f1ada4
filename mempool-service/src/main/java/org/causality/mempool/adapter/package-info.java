/**
 * Where the mempool touches the world: Kafka, Redis, HTTP, clocks and threads.
 *
 * <p>Law: one thread, {@link org.causality.mempool.adapter.BookWriter}, changes the book; it commits to Kafka first, to
 * Redis second, and answers last. Everything else reads the view or waits for the writer. Start at the writer. Design:
 * architecture §4 and §5 "Order in".
 */
@NullMarked
package org.causality.mempool.adapter;

import org.jspecify.annotations.NullMarked;

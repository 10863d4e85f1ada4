/**
 * The mempool of one operator node: admits orders at the door, keeps the book of orders, tells of every change.
 *
 * <p>Law: {@code orders.state} in Kafka is the truth, Redis is a view of it, and one writer per operator changes both.
 * Start at {@link org.causality.mempool.admission.Admission} for what comes from wallets and at
 * {@link org.causality.mempool.book.OrderBook} for what comes from the network and from the orchestrator;
 * {@link org.causality.mempool.fact.KnownState} is what conditions are judged in; {@code adapter} joins them to Kafka,
 * Redis and HTTP. Seed sections: MEV-aware Mempool, Order Management Interface.
 */
@NullMarked
package org.causality.mempool;

import org.jspecify.annotations.NullMarked;

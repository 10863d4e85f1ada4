/**
 * The whole of what one operator sees of chains: clients, watches and facts joined, still without a thread or a socket.
 *
 * <p>Law: what a block does to watches and facts happens in the same turn as the block. Start at
 * {@link org.causality.crosschain.observer.ChainObserver}. Seed section: Chain Observation Interface.
 */
@NullMarked
package org.causality.crosschain.observer;

import org.jspecify.annotations.NullMarked;

/**
 * What we keep for others: records under keys, and who provides what.
 *
 * <p>Law: sans-IO; nothing is kept that a validator has not taken, nothing for ever, nothing without a bound; when room
 * is short, what is farthest from ourselves goes first, because others are nearer to it. Start at {@link
 * org.causality.libp2p.kad.store.RecordStore}. Source: libp2p specification {@code kad-dht}.
 */
@NullMarked
package org.causality.libp2p.kad.store;

import org.jspecify.annotations.NullMarked;

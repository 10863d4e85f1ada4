/**
 * Whom we know, sorted by nearness to ourselves.
 *
 * <p>Law: sans-IO; every bucket, waiting list and address group has a bound; a peer that answers is not displaced by a
 * newcomer. Start at {@link org.causality.libp2p.kad.table.RoutingTable}. Source: Maymounkov and Mazières, "Kademlia"
 * (2002); libp2p specification {@code kad-dht}.
 */
@NullMarked
package org.causality.libp2p.kad.table;

import org.jspecify.annotations.NullMarked;

/**
 * Kademlia on a host: finding peers, records and providers among peers that nobody lists centrally.
 *
 * <p>Law: what to ask, keep and answer is decided by cores without socket, thread or clock ({@code table}, {@code
 * lookup}, {@code store}, {@code node}); this package gives them streams, time and a lock. Nothing found here is
 * believed: records go through the application's validator, peers are held to their names when dialled. Start at {@link
 * org.causality.libp2p.kad.KadService}. Source: libp2p specification {@code kad-dht}.
 */
@NullMarked
package org.causality.libp2p.kad;

import org.jspecify.annotations.NullMarked;

/**
 * Finding the peers nearest to a place by asking ever nearer ones.
 *
 * <p>Law: sans-IO; every peer is asked at most once, at most so many at a time and altogether; what a peer names can
 * lead one path astray, never another. Start at {@link org.causality.libp2p.kad.lookup.Lookup}. Sources: Maymounkov and
 * Mazières, "Kademlia" (2002); Baumgart and Mies, "S/Kademlia" (2007) for disjoint paths.
 */
@NullMarked
package org.causality.libp2p.kad.lookup;

import org.jspecify.annotations.NullMarked;

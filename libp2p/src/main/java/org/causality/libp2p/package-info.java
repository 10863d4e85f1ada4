/**
 * A libp2p stack for the JVM: the first floor on which everything between operators travels.
 *
 * <p>Law: it depends on nothing of ours, and the protocols (multistream, Noise, Yamux, gossip) are cores that touch
 * neither socket, clock nor thread; only {@code host} knows Netty's channels. Start at {@code host.Host}.
 */
@NullMarked
package org.causality.libp2p;

import org.jspecify.annotations.NullMarked;

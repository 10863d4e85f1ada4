/**
 * What Kademlia peers say to each other, and the space of keys in which they are near or far.
 *
 * <p>Law: sans-IO; a message is bounded before anything is allocated; what we do not understand of a contact is left
 * out, what breaks the format is refused. Start at {@link org.causality.libp2p.kad.message.KadMessage}. Source: libp2p
 * specification {@code kad-dht}.
 */
@NullMarked
package org.causality.libp2p.kad.message;

import org.jspecify.annotations.NullMarked;

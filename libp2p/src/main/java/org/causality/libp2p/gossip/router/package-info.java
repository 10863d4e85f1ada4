/**
 * Gossipsub as a core: what to send to whom, what to have checked, what to drop and why.
 *
 * <p>Law: no clock, thread, socket or unseeded random; a message is marked seen and passed on only after a verdict
 * ACCEPT; every drop is counted under a {@link org.causality.libp2p.gossip.router.Reason}; every map and list has a
 * bound in {@link org.causality.libp2p.gossip.router.RouterLimits}. One router owns a set of topics and nothing it
 * keeps spans two routers, so topics can be spread over several. Start at {@link
 * org.causality.libp2p.gossip.router.GossipRouter}. Sources: libp2p specifications
 * gossipsub v1.1 to v1.3 and partial messages.
 */
@NullMarked
package org.causality.libp2p.gossip.router;

import org.jspecify.annotations.NullMarked;

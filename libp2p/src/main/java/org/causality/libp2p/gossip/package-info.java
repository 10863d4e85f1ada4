/**
 * Gossipsub on a host: topics to follow, messages to publish, a verdict to give on each message that comes.
 *
 * <p>Law: every decision is the router's, which knows no socket; this package gives it frames, time and verdicts and
 * does what it says. A message is passed on only after its validator accepted it. What waits for a slow peer is
 * bounded, control before messages. Start at {@link org.causality.libp2p.gossip.GossipService}; the protocol itself is
 * {@link org.causality.libp2p.gossip.router.GossipRouter}. Sources: libp2p specifications gossipsub
 * v1.1 to v1.3 and partial messages.
 */
@NullMarked
package org.causality.libp2p.gossip;

import org.jspecify.annotations.NullMarked;

/**
 * What we think of each peer, as one number: the peer score of gossipsub 1.1.
 *
 * <p>Law: no clock, thread, socket or random; what raises a score counts from the next refresh on, what lowers it at
 * once; positive credit ends with the connection, blame outlives it; everything kept is bounded by the connected peers,
 * the followed topics and {@link org.causality.libp2p.gossip.score.PeerScore}. Start at {@link
 * org.causality.libp2p.gossip.score.Scores}. Source: libp2p specification gossipsub v1.1, "Peer Scoring".
 */
@NullMarked
package org.causality.libp2p.gossip.score;

import org.jspecify.annotations.NullMarked;

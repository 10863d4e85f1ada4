/**
 * Peers that attack one of ours over real sockets, beside an honest one that publishes all the while.
 *
 * <p>Law: what an attacker gets is a refusal with a counter, a lower score or the end of its stream or connection; what
 * the honest peer publishes arrives, all of it. Whole messages under a validator's verdict stand for what the
 * application knows (orphans, time stamps). Start at {@link org.causality.libp2p.hostile.Siege}.
 */
@NullMarked
package org.causality.libp2p.hostile;

import org.jspecify.annotations.NullMarked;

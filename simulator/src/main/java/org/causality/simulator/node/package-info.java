/**
 * A node: the production cores, and around them what an adapter does in production.
 *
 * <p>Law: nothing is decided here that a core decides; {@code GossipPart} drives libp2p's router, {@code CausalPart} the
 * causal core on a disk that syncs, {@code RecoveryPart} partition recovery. Start at {@link
 * org.causality.simulator.node.Node}.
 */
@NullMarked
package org.causality.simulator.node;

import org.jspecify.annotations.NullMarked;

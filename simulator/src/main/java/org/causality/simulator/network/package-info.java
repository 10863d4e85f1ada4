/**
 * Links between nodes: what is sent over them arrives late, twice, in another order or not at all, as the run's medium and
 * its faults say.
 *
 * <p>Law: every draw comes from the network's own random, so a fault more or less does not change what else is drawn
 * elsewhere. Start at {@link org.causality.simulator.network.Network}.
 */
@NullMarked
package org.causality.simulator.network;

import org.jspecify.annotations.NullMarked;

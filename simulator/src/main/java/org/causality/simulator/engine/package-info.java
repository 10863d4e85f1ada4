/**
 * Virtual time: events in one queue, and a hash over all of them.
 *
 * <p>Law: events happen in the order of (time, order of asking), whatever the queue looks like inside; nothing else
 * decides. Start at {@link org.causality.simulator.engine.Engine}.
 */
@NullMarked
package org.causality.simulator.engine;

import org.jspecify.annotations.NullMarked;

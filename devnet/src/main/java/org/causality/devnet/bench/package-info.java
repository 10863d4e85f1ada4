/**
 * Figures of a devnet under load: {@code ./causality bench orders}.
 *
 * <p>Law: the load comes from a process of its own, over the API only; only the limits meant against abuse are raised.
 * Start at {@link org.causality.devnet.bench.Bench}; what it measures is {@link org.causality.devnet.story.load}'s.
 */
@NullMarked
package org.causality.devnet.bench;

import org.jspecify.annotations.NullMarked;

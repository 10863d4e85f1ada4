/**
 * Figures of a devnet: {@code ./causality bench orders}, {@code facts} and {@code effects}.
 *
 * <p>Law: the load comes from a process of its own, over the API only, or over the topics where one service is measured by
 * itself; only the limits meant against abuse are raised. Start at {@link org.causality.devnet.bench.Bench} and {@link
 * org.causality.devnet.bench.Bed}; what is measured of a whole network is {@link org.causality.devnet.story.load}'s and
 * {@link org.causality.devnet.story.facts}'.
 */
@NullMarked
package org.causality.devnet.bench;

import org.jspecify.annotations.NullMarked;

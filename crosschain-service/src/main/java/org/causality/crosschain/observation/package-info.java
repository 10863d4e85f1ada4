/**
 * Watching state: each watched slot is proven at each new block under the operator's own header, for good or until a
 * change of it is final.
 *
 * <p>Law: a value is seen only when its proof holds; what a provider merely says is nothing. Sans-IO. Start at
 * {@link org.causality.crosschain.observation.WatchBook}. Seed section: Chain Observation Interface ({@code watch_state}).
 */
@NullMarked
package org.causality.crosschain.observation;

import org.jspecify.annotations.NullMarked;

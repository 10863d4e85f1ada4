/**
 * What this node's own client has verified of chains, and the orders that wait: what steps are made of.
 *
 * <p>Law: only VALID facts are here; a retracted one is gone at once, and with it all work that names it. Start at
 * {@link org.causality.orchestrator.fact.WorkQueue}. Seed section: step 7 of the Cross-Chain Message Flow.
 */
@NullMarked
package org.causality.orchestrator.fact;

import org.jspecify.annotations.NullMarked;

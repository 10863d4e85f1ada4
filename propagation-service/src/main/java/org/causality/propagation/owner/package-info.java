/**
 * Runs the causal core as the only writer of the node's causal log.
 *
 * <p>Law: nothing leaves before it is committed under the lease's fence; inputs count as taken only after that; whatever
 * dies in between is said again from the log at the next start. Ports here, their technology in {@code adapter}. Start at
 * {@link org.causality.propagation.owner.CoreOwner}. Seed sections: MessagePropagator, architecture §4.
 */
@NullMarked
package org.causality.propagation.owner;

import org.jspecify.annotations.NullMarked;

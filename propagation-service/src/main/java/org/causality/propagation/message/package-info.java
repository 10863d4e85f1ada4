/**
 * What the node's own code may ask of the causal core: the seed's MessagePropagator.
 *
 * <p>Law: a subscription is a cursor over the delivery sequence, so it can be resumed and never loses; a Lamport-ordered
 * read shows verified messages only and says as of when. Start at
 * {@link org.causality.propagation.message.MessagePropagator}. Seed section: MessagePropagator.
 */
@NullMarked
package org.causality.propagation.message;

import org.jspecify.annotations.NullMarked;

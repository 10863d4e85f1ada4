/**
 * The propagation service: one causal core per operator node, and what the node knows of the network's messages.
 *
 * <p>Law: {@code causal} decides, {@code owner} runs it as the single writer under a fenced lease, {@code adapter} touches
 * Kafka, Postgres and HTTP. Start at {@link org.causality.propagation.causal.CausalCore}, then
 * {@link org.causality.propagation.owner.CoreOwner}. Seed section: MessagePropagator.
 */
@NullMarked
package org.causality.propagation;

import org.jspecify.annotations.NullMarked;

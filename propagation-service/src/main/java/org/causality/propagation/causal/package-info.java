/**
 * The causal core: what an operator node believes about the order of messages.
 *
 * <p>Law: time is verified, never trusted, and kept apart from delivery. A message's time counts once everything it names
 * is judged; its delivery waits for its declared dependencies only. Inputs and the present moment come in, outputs come
 * out as records: no clock, no thread, no store, no network. The same inputs in any order end in the same state.
 *
 * <p>Start at {@link org.causality.propagation.causal.CausalCore}. Seed sections: Lamport clock, MessagePropagator.
 */
@NullMarked
package org.causality.propagation.causal;

import org.jspecify.annotations.NullMarked;

/**
 * Who means to compute a slot, and whose turn it is.
 *
 * <p>Law: the ranking is a pure function of the set of declared intents, so it is the same on every node that knows the
 * same set; time only says when a node acts on it. Start at {@link org.causality.orchestrator.intent.Declarations}. Seed
 * section: register_computation_intent.
 */
@NullMarked
package org.causality.orchestrator.intent;

import org.jspecify.annotations.NullMarked;

/**
 * What effects rest on: facts, orders, computations, slots, proofs, transactions and other effects, as one graph.
 *
 * <p>Law: the graph has no cycle. Every node carries a rank above the ranks of all its causes, so taking back in the order
 * of ranks visits each node once and never before its causes. Start at {@link org.causality.effect.cause.CauseNode}. Seed
 * section: Evolution of Effect Information (causal_dependencies, causal_dependents).
 */
@NullMarked
package org.causality.effect.cause;

import org.jspecify.annotations.NullMarked;

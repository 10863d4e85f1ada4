/**
 * The recursive computation, as operators tell it to each other: who means to compute which step, what was proven, who
 * holds the bytes.
 *
 * <p>Law: a slot (lineage, parent output, index) is the place two branches compete for; a statement is what a proof
 * proves, computed from verifier and public inputs and never merely claimed. Start at {@link
 * org.causality.model.computation.ComputationIntent}. Seed sections: Computation Orchestration Interface, MEV-aware Mempool;
 * design: protocol §8, §12.
 */
@NullMarked
package org.causality.model.computation;

import org.jspecify.annotations.NullMarked;

/**
 * The program of the lineages on this build's groth16: a Poseidon tree of states, one leaf of which each step changes.
 *
 * <p>Law: the leaf follows from the effect, so every operator computes the same root; the keys come from a set-up whose
 * seed is no secret and are for the devnet only. Start at {@link org.causality.orchestrator.program.TreeProgram}. Seed
 * section: submit_computation.
 */
@NullMarked
package org.causality.orchestrator.program;

import org.jspecify.annotations.NullMarked;

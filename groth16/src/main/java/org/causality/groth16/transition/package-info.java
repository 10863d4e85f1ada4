/**
 * The statements that the devnet proves: one leaf of a Merkle tree changed by an effect, and a chain of hashes for quick
 * tests.
 *
 * <p>Law: what is public is named in the circuit's class, in its order; everything else stays with the prover. Start at
 * {@link org.causality.groth16.transition.StateTransition}.
 */
@NullMarked
package org.causality.groth16.transition;

import org.jspecify.annotations.NullMarked;

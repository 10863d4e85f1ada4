/**
 * The hash that is cheap inside a proof: Poseidon over the scalar field of BN254, two numbers to one, outside and inside
 * of a circuit.
 *
 * <p>Law: the same parameters as circomlib's {@code Poseidon(2)}, derived here, not copied. Start at
 * {@link org.causality.groth16.poseidon.Poseidon}. Source: Grassi et al., Poseidon: A New Hash Function for
 * Zero-Knowledge Proof Systems (2021), with appendix E for the parameters.
 */
@NullMarked
package org.causality.groth16.poseidon;

import org.jspecify.annotations.NullMarked;

/**
 * The fields of BN254: the prime field of coordinates, the scalar field, and the tower up to degree twelve.
 *
 * <p>Law: elements are mutable and belong to one thread; whatever leaves {@link org.causality.groth16.field.Fp6} and
 * {@link org.causality.groth16.field.Fp12} is tight. Not constant in time: for public data and for the devnet's
 * prover only. Start at {@link org.causality.groth16.field.Fp}, then {@code Columns}. Source of the tower: EIP-197
 * (u^2 = -1) and Beuchat et al., High-Speed Software Implementation of the Optimal Ate Pairing over Barreto-Naehrig
 * Curves (2010).
 */
@NullMarked
package org.causality.groth16.field;

import org.jspecify.annotations.NullMarked;

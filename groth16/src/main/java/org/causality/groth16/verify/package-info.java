/**
 * Checking Groth16 proofs over BN254, one by one or many at once, PLONK proofs in snarkjs' form, and the encodings of proofs
 * and keys.
 *
 * <p>Law: a verdict is a value with a closed reason, and a batch gives each proof the verdict it would have had alone.
 * Nothing reaches the pairing that is not canonical, on the curve, of the right order and not infinity. Start at
 * {@link org.causality.groth16.verify.Groth16Verifier}. Source: J. Groth, On the Size of Pairing-based Non-interactive
 * Arguments (2016).
 */
@NullMarked
package org.causality.groth16.verify;

import org.jspecify.annotations.NullMarked;

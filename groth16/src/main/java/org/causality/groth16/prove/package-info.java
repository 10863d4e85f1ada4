/**
 * A small Groth16 prover: set-up from a known seed, and proofs that any verifier of BN254 accepts.
 *
 * <p>Law: for the devnet and tests only. Whoever knows the seed can prove anything, and the arithmetic takes longer for
 * some secrets than for others. The same seed gives the same keys and the same proofs. Start at
 * {@link org.causality.groth16.prove.DevnetSetup}. Source: J. Groth, On the Size of Pairing-based Non-interactive
 * Arguments (2016).
 */
@NullMarked
package org.causality.groth16.prove;

import org.jspecify.annotations.NullMarked;

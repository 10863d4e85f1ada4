/**
 * The two groups of BN254: points, the group law, tables for fixed points, sums of many multiples, and the endomorphisms
 * that make some of it cheaper.
 *
 * <p>Law: an affine point never changes; a Jacobian one belongs to one computation. G1 and G2 are written out twice
 * rather than once over an abstract field, because the inner calls must stay direct. Start at
 * {@link org.causality.groth16.curve.G1Affine}. Sources: EIP-196, EIP-197.
 */
@NullMarked
package org.causality.groth16.curve;

import org.jspecify.annotations.NullMarked;

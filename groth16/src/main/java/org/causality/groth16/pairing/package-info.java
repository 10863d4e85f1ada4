/**
 * The optimal ate pairing on BN254: the loop, ready-made lines for fixed points, the final exponentiation.
 *
 * <p>Law: the order of the arguments is e(G1, G2); the points are valid and of order r before they come here. A product
 * of pairings is one loop and one final exponentiation. Start at {@link org.causality.groth16.pairing.MillerLoop}.
 */
@NullMarked
package org.causality.groth16.pairing;

import org.jspecify.annotations.NullMarked;
